package farm.analysis.report;

import farm.analysis.decimal.Quantity;
import farm.analysis.report.chart.Caption;
import farm.analysis.report.chart.ChartSpec;
import farm.analysis.report.chart.HeatMap;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.Table;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A section of the page: the charts, the table below them, and the data for the scripts. */
final class SectionHtml {

  private SectionHtml() {}

  static void write(Section section, String id, Appendable out) throws IOException {
    out.append("<section id=").append(id).append(">\n<h2>");
    out.append(HtmlText.of(section.title())).append("</h2>\n");
    writeNote(section.note(), out);
    if (section.table().isCut()) {
      writeNote(cut(section.table()), out);
    }
    if (!section.charts().isEmpty()) {
      writeCharts(section, out);
    }
    writeTable(section.table(), out);
    out.append("<script type=\"application/json\">").append(DataJson.of(section));
    out.append("</script>\n</section>\n");
  }

  private static void writeNote(String note, Appendable out) throws IOException {
    if (!note.isEmpty()) {
      out.append("<p class=note>").append(HtmlText.of(note)).append("</p>\n");
    }
  }

  private static String cut(Table table) {
    return "Only the first %s of %s rows are here and in the charts."
        .formatted(Quantity.count(table.rows().rowCount()), Quantity.count(table.totalRows()));
  }

  private static void writeCharts(Section section, Appendable out) throws IOException {
    out.append("<div class=charts>\n");
    for (ChartSpec chart : section.charts()) {
      Caption caption = chart.caption(section.table());
      boolean isWide = section.charts().indexOf(chart) == 0 && !(chart instanceof HeatMap);
      out.append(isWide ? "<figure class=wide>" : "<figure>").append("<figcaption><b>");
      out.append(HtmlText.of(caption.title())).append("</b> ");
      out.append(HtmlText.of(caption.detail()))
          .append("</figcaption><div class=chart></div></figure>\n");
    }
    out.append("</div>\n");
    List<String> undrawn = undrawn(section);
    if (!undrawn.isEmpty()) {
      writeNote("Only in the table: %s.".formatted(String.join(", ", undrawn)), out);
    }
  }

  /** The measures that no chart shows. */
  private static List<String> undrawn(Section section) {
    Set<String> drawn = new HashSet<>();
    section.charts().forEach(chart -> drawn.addAll(chart.columns()));
    return section.table().columns(Measure.class::isInstance).stream()
        .filter(name -> !drawn.contains(name))
        .toList();
  }

  private static void writeTable(Table table, Appendable out) throws IOException {
    String rows = Quantity.count(table.rows().rowCount(), "row");
    String columns = Quantity.count(table.schema().size(), "column");
    out.append("<details class=data open><summary>Table: ");
    out.append("%s, %s</summary>\n<div class=box tabindex=0>".formatted(rows, columns));
    TableHtml.write(table, out);
    out.append("</div></details>\n");
  }
}
