package farm.analysis.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a report as one HTML file. The file needs no network and no other file; readers without
 * scripts see its tables. The same report always gives the same text.
 */
public final class HtmlReport {

  /**
   * Runs before the page is shown, so that tables behind charts don't appear and vanish. If another
   * script fails, they appear.
   */
  private static final Script EARLY = new Script(Script.resource("early.js"));

  private HtmlReport() {}

  /** Writes the report; the text is to be encoded in UTF-8. */
  public static void write(Report report, Appendable out) throws IOException {
    List<Script> scripts = new ArrayList<>();
    if (report.sections().stream().anyMatch(section -> !section.charts().isEmpty())) {
      scripts.add(Script.echarts());
    }
    scripts.add(Script.page());
    writeStart(report.head().title(), scripts, out);
    HeadHtml.write(report.head(), out);
    writeContents(report.sections(), out);
    out.append("<main>\n");
    for (int i = 0; i < report.sections().size(); i++) {
      SectionHtml.write(report.sections().get(i), id(i), out);
    }
    out.append("</main>\n");
    writeEnd(scripts, out);
  }

  private static void writeStart(String title, List<Script> scripts, Appendable out)
      throws IOException {
    String allowed = scripts.stream().map(Script::allowed).collect(Collectors.joining(" "));
    out.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src %s %s; \
        style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        """
            .formatted(EARLY.allowed(), allowed, HtmlText.of(title)));
    out.append("<style>\n").append(Script.resource("report.css")).append("</style>\n");
    writeScript(EARLY, out);
    out.append("</head>\n<body>\n");
  }

  private static void writeContents(List<Section> sections, Appendable out) throws IOException {
    if (sections.size() < 2) {
      return;
    }
    out.append("<nav aria-label=Contents><ul>\n");
    for (int i = 0; i < sections.size(); i++) {
      String title = HtmlText.of(sections.get(i).title());
      out.append("<li><a href=\"#%s\">%s</a>\n".formatted(id(i), title));
    }
    out.append("</ul></nav>\n");
  }

  private static String id(int section) {
    return "section-" + (section + 1);
  }

  private static void writeEnd(List<Script> scripts, Appendable out) throws IOException {
    if (scripts.size() > 1) {
      out.append(
          """
          <footer><p>Charts are drawn by Apache ECharts, © The Apache Software Foundation, Apache \
          License 2.0. Zoom with the bar below a chart, or with Ctrl and the mouse wheel.</p></footer>
          """);
    }
    for (Script script : scripts) {
      writeScript(script, out);
    }
    out.append("</body>\n</html>\n");
  }

  private static void writeScript(Script script, Appendable out) throws IOException {
    out.append("<script>").append(script.text()).append("</script>\n");
  }
}
