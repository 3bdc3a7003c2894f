package farm.analysis.report;

import farm.analysis.decimal.Quantity;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** The head of the page: the data read, and everything needed to repeat the results. */
final class HeadHtml {

  /** The largest number of inputs that are listed. */
  private static final int MOST_INPUTS = 1000;

  private HeadHtml() {}

  static void write(Head head, Appendable out) throws IOException {
    out.append("<header>\n<h1>").append(HtmlText.of(head.title())).append("</h1>\n<p>");
    out.append(summary(head)).append("</p>\n");
    for (String note : head.notes()) {
      out.append("<p>Note: ").append(HtmlText.of(note)).append(".</p>\n");
    }
    if (!head.inputs().isEmpty()) {
      writeInputs(head, out);
    }
    if (!head.parameters().isEmpty()) {
      writeParameters(head.parameters(), out);
    }
    if (head.pipeline().isPresent()) {
      Head.PipelineText pipeline = head.pipeline().get();
      startDetails("Pipeline " + pipeline.name(), out);
      out.append("<pre tabindex=0>")
          .append(HtmlText.of(pipeline.text()))
          .append("</pre></details>\n");
    }
    out.append("</header>\n");
  }

  private static String summary(Head head) {
    if (head.inputs().isEmpty()) {
      return "Made with %s.".formatted(HtmlText.of(head.version()));
    }
    String bad =
        head.badRows() == 0
            ? "no bad rows"
            : "<strong>%s left out</strong>".formatted(Quantity.count(head.badRows(), "bad row"));
    String time = head.duration().isZero() ? "Made" : Quantity.time(head.duration()) + ",";
    return "%s, %s read, %s. %s with %s."
        .formatted(
            Quantity.count(head.inputs().size(), "input"),
            Quantity.count(head.rowsRead(), "row"),
            bad,
            time,
            HtmlText.of(head.version()));
  }

  private static void startDetails(String summary, Appendable out) throws IOException {
    out.append("<details><summary>").append(HtmlText.of(summary)).append("</summary>\n");
  }

  private static void writeInputs(Head head, Appendable out) throws IOException {
    startDetails("Inputs", out);
    out.append("<div class=box tabindex=0><table>\n");
    out.append(
        "<thead><tr><th scope=col class=t>Input<th scope=col>Size<th scope=col>Rows</thead>\n<tbody>\n");
    for (Input input : head.inputs().subList(0, Math.min(MOST_INPUTS, head.inputs().size()))) {
      out.append("<tr><td class=t>").append(HtmlText.of(input.name()));
      out.append("<td>").append(text(input.bytes(), Quantity::bytes));
      out.append("<td>").append(text(input.rows(), Quantity::count)).append("</tr>\n");
    }
    out.append("</tbody>\n</table></div>\n");
    if (head.inputs().size() > MOST_INPUTS) {
      String more = Quantity.count((long) head.inputs().size() - MOST_INPUTS, "more input");
      out.append("<p>").append(more).append(".</p>\n");
    }
    out.append("</details>\n");
  }

  private static String text(OptionalLong number, LongFunction<String> text) {
    return number.isPresent() ? text.apply(number.getAsLong()) : "";
  }

  private static void writeParameters(Map<String, String> parameters, Appendable out)
      throws IOException {
    startDetails("Parameters", out);
    out.append("<div class=box tabindex=0><table>\n");
    out.append(
        "<thead><tr><th scope=col class=t>Parameter<th scope=col class=t>Value</thead>\n<tbody>\n");
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      out.append("<tr><td class=t>").append(HtmlText.of(parameter.getKey()));
      out.append("<td class=t>").append(HtmlText.of(parameter.getValue())).append("</tr>\n");
    }
    out.append("</tbody>\n</table></div></details>\n");
  }
}
