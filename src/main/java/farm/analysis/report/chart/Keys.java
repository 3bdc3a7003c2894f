package farm.analysis.report.chart;

import farm.analysis.chunk.Chunk;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Bin;
import farm.analysis.report.table.ColumnRole.Category;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.report.table.ColumnRole.Parameter;
import farm.analysis.report.table.ColumnRole.Run;
import farm.analysis.report.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The keys of a table by their kinds.
 *
 * @param ordered the keys with an order, bins included
 * @param categories the keys that are names
 * @param runs the keys that name runs, without those that add nothing to another
 * @param parameters the parameters
 */
record Keys(
    List<String> ordered, List<String> categories, List<String> runs, List<String> parameters) {

  static Keys of(Table table) {
    return new Keys(
        named(table, Ordered.class, Bin.class),
        named(table, Category.class),
        distinguishing(table, named(table, Run.class)),
        named(table, Parameter.class));
  }

  /** All keys that are names, in the order of columns as far as their kinds allow. */
  List<String> names() {
    return Stream.concat(runs.stream(), categories.stream()).toList();
  }

  /** All keys. */
  List<String> all() {
    return Stream.of(runs, parameters, ordered, categories).flatMap(List::stream).toList();
  }

  @SafeVarargs
  private static List<String> named(Table table, Class<? extends ColumnRole>... roles) {
    return IntStream.range(0, table.roles().size())
        .filter(c -> Stream.of(roles).anyMatch(role -> role.isInstance(table.roles().get(c))))
        .mapToObj(c -> table.schema().field(c).name())
        .toList();
  }

  /**
   * The columns without those that another one determines: where each database holds one
   * simulation, the simulation's id adds nothing to the path.
   */
  private static List<String> distinguishing(Table table, List<String> runs) {
    List<String> kept = new ArrayList<>();
    for (String run : runs) {
      int before = distinct(table.rows(), kept);
      List<String> with = Stream.concat(kept.stream(), Stream.of(run)).toList();
      if (kept.isEmpty() || distinct(table.rows(), with) > before) {
        kept.add(run);
      }
    }
    return kept;
  }

  private static int distinct(Chunk rows, List<String> columns) {
    int[] indexes = rows.schema().indexesOf(columns);
    Set<List<Object>> seen = new HashSet<>();
    for (int row = 0; row < rows.rowCount(); row++) {
      List<Object> key = new ArrayList<>();
      for (int index : indexes) {
        key.add(String.valueOf(rows.value(row, index)));
      }
      seen.add(key);
    }
    return seen.size();
  }
}
