package farm.analysis.report.chart;

import farm.analysis.chunk.ColumnType;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Measure.Kind;
import farm.analysis.report.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The measures that share a chart: one number in a unit of its own, or all numbers in the unit of
 * one value, such as its mean and quantiles.
 *
 * @param columns at least one column, in the order of the table
 */
record Family(List<Column> columns) {

  /** A column and its role. */
  record Column(String name, Measure measure) {

    boolean is(Kind kind) {
      return measure.kind() == kind;
    }
  }

  /** The families of a table, in the order of their first columns. */
  static List<Family> of(Table table) {
    Map<List<String>, List<Column>> columns = new LinkedHashMap<>();
    for (String name : table.columns(Measure.class::isInstance)) {
      Measure measure = (Measure) table.role(name);
      ColumnType type = table.schema().field(table.schema().indexOf(name)).type();
      if (type.isNumeric()) {
        List<String> key =
            measure.isInUnitOfValue() ? List.of(measure.value()) : List.of(measure.value(), name);
        columns.computeIfAbsent(key, unused -> new ArrayList<>()).add(new Column(name, measure));
      }
    }
    return columns.values().stream().map(Family::new).toList();
  }

  /** The column that stands for all where there is room for one. */
  String main() {
    return curves().get(0);
  }

  boolean isAdditive() {
    return columns.get(0).is(Kind.ADDITIVE);
  }

  /** The columns that are no bounds of a band; places come first. */
  List<String> curves() {
    List<String> bounds =
        bands().stream().flatMap(band -> Stream.of(band.lower(), band.upper())).toList();
    Stream<Column> places = columns.stream().filter(column -> column.is(Kind.LOCATION));
    Stream<Column> others = columns.stream().filter(column -> !column.is(Kind.LOCATION));
    return Stream.concat(places, others)
        .map(Column::name)
        .filter(name -> !bounds.contains(name))
        .toList();
  }

  /** The intervals with both bounds; none if the family has no line for them to surround. */
  List<Band> bands() {
    if (columns.stream().noneMatch(column -> column.is(Kind.LOCATION))) {
      return List.of();
    }
    List<Band> bands = new ArrayList<>();
    for (Column lower : columns) {
      columns.stream()
          .filter(upper -> lower.is(Kind.LOWER) && upper.is(Kind.UPPER))
          .filter(upper -> upper.measure().interval().equals(lower.measure().interval()))
          .findFirst()
          .ifPresent(upper -> bands.add(new Band(lower.name(), upper.name())));
    }
    return bands;
  }
}
