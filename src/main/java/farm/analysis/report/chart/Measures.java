package farm.analysis.report.chart;

import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Measure.Kind;
import farm.analysis.report.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The numbers of a table that one chart each can show, in the order of their columns, but those
 * with an interval first.
 */
final class Measures {

  /**
   * The columns of one chart: a number of its own, or the places and intervals among the values of
   * one thing.
   */
  record Family(List<Column> columns) {

    /** The columns that are lines; the first is the main one. */
    List<Column> curves() {
      List<Column> places =
          columns.stream().filter(column -> column.measure().kind() == Kind.LOCATION).toList();
      if (places.isEmpty()) {
        return columns;
      }
      List<Band> bands = bands();
      return columns.stream()
          .filter(
              column ->
                  bands.stream()
                      .noneMatch(
                          b -> b.lower().equals(column.name) || b.upper().equals(column.name)))
          .sorted((a, b) -> Boolean.compare(b.isLocation(), a.isLocation()))
          .toList();
    }

    /** The column that stands for all if there is room for one. */
    Column main() {
      return curves().get(0);
    }

    boolean isAdditive() {
      return main().measure().kind() == Kind.ADDITIVE;
    }

    /** The complete intervals around the main column, in the order of their lower bounds. */
    List<Band> bands() {
      if (columns.stream().noneMatch(Column::isLocation)) {
        return List.of();
      }
      List<Band> bands = new ArrayList<>();
      for (Column lower : columns) {
        if (lower.measure().kind() == Kind.LOWER) {
          upperOf(lower).ifPresent(upper -> bands.add(new Band(lower.name(), upper.name())));
        }
      }
      return bands;
    }

    private Optional<Column> upperOf(Column lower) {
      return columns.stream()
          .filter(column -> column.measure().kind() == Kind.UPPER)
          .filter(column -> column.measure().interval().equals(lower.measure().interval()))
          .findFirst();
    }
  }

  /** A column and its role. */
  record Column(String name, Measure measure) {

    boolean isLocation() {
      return measure.kind() == Kind.LOCATION;
    }
  }

  private Measures() {}

  /** All columns of numbers that are measures. */
  static List<Column> columns(Table table) {
    return IntStream.range(0, table.roles().size())
        .filter(c -> table.schema().field(c).type().isNumeric())
        .filter(c -> table.roles().get(c) instanceof Measure)
        .mapToObj(c -> new Column(table.schema().field(c).name(), (Measure) table.roles().get(c)))
        .toList();
  }

  /** The measures, grouped by the value that they summarize. */
  static List<Family> families(Table table) {
    Map<List<String>, List<Column>> byValue = new LinkedHashMap<>();
    for (Column column : columns(table)) {
      List<String> key =
          column.measure().isInUnitOfValue()
              ? List.of(column.measure().value())
              : List.of(column.measure().value(), column.name());
      byValue.computeIfAbsent(key, unused -> new ArrayList<>()).add(column);
    }
    return byValue.values().stream().map(Family::new).toList();
  }
}
