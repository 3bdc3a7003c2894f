package farm.analysis.report.chart;

import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words for columns of a table, from their roles. */
record Words(Table table) {

  /** The role of a column, if it is a measure. */
  Optional<Measure> measure(String column) {
    return table.role(column) instanceof Measure measure ? Optional.of(measure) : Optional.empty();
  }

  /** The meaning of a measure as a sentence, {@code Sum of births.}; empty if it has none. */
  String meaning(String column) {
    String words = measure(column).map(Words::meaning).orElse("");
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static String meaning(Measure measure) {
    if (measure.value().isEmpty()) {
      return measure.fn().equals("count") ? "number of rows" : "";
    }
    return "%s of %s".formatted(measure.fn(), measure.value());
  }

  /** The name of the interval of a band: {@code min to max}. */
  String interval(Band band) {
    return measure(band.lower())
        .map(Measure::interval)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> "%s to %s".formatted(band.lower(), band.upper()));
  }

  /** The names of the intervals of bands: {@code min to max, p10 to p90}. */
  String intervals(List<Band> bands) {
    return bands.stream().map(this::interval).collect(Collectors.joining(", "));
  }

  /** The names joined by commas, the last with {@code and}. */
  static String list(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : "%s and %s".formatted(String.join(", ", names.subList(0, last)), names.get(last));
  }
}
