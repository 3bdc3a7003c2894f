package farm.analysis.report.chart;

import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Survival;
import farm.analysis.report.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words for columns of a table, from their roles. */
record Words(Table table) {

  /** The role of a column, if it is a measure. */
  Optional<Measure> measure(String column) {
    return role(column) instanceof Measure measure ? Optional.of(measure) : Optional.empty();
  }

  private ColumnRole role(String column) {
    return table.roles().get(table.schema().indexOf(column));
  }

  /**
   * The meaning of a column as a sentence, {@code Sum of births.}; empty if its name says it all.
   */
  String meaning(String column) {
    return measure(column)
        .map(measure -> meaning(column, measure))
        .map(words -> sentence(words) + ".")
        .orElse("");
  }

  private static String meaning(String column, Measure measure) {
    return measure.value().isEmpty()
        ? "number of rows"
        : "%s of %s".formatted(measure.fn(), measure.value());
  }

  /** The name of the interval of a band: {@code min to max}. */
  String interval(Band band) {
    return measure(band.lower())
        .map(Measure::interval)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> intervalByColumns(band));
  }

  private String intervalByColumns(Band band) {
    return role(band.lower()) instanceof Survival
        ? "confidence interval"
        : "%s to %s".formatted(band.lower(), band.upper());
  }

  /** The names of the intervals of bands: {@code min to max, p10 to p90}. */
  String intervals(List<Band> bands) {
    return bands.stream().map(this::interval).collect(Collectors.joining(", "));
  }

  /** The text with a capital letter at its start. */
  static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** The names joined by commas, the last with {@code and}. */
  static String list(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : "%s and %s".formatted(String.join(", ", names.subList(0, last)), names.get(last));
  }
}
