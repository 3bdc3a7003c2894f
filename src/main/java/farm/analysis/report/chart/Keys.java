package farm.analysis.report.chart;

import farm.analysis.chunk.Chunk;
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
import java.util.stream.Stream;

/**
 * The keys of a table by their kinds.
 *
 * @param ordered the keys with an order, bins included
 * @param categories the keys that are names
 * @param runs the keys that name runs, without those that add nothing to the others
 * @param parameters the parameters whose values differ
 */
record Keys(
    List<String> ordered, List<String> categories, List<String> runs, List<String> parameters) {

  static Keys of(Table table) {
    return new Keys(
        table.columns(role -> role instanceof Ordered || role instanceof Bin),
        table.columns(Category.class::isInstance),
        distinguishing(table, table.columns(Run.class::isInstance)),
        differing(table.rows(), table.columns(Parameter.class::isInstance)));
  }

  /** The keys that are names. */
  List<String> names() {
    return Stream.of(runs, categories).flatMap(List::stream).toList();
  }

  /** The keys that aren't ordered. */
  List<String> withoutOrder() {
    return Stream.of(names(), parameters).flatMap(List::stream).toList();
  }

  /** All keys. */
  List<String> all() {
    return Stream.of(withoutOrder(), ordered).flatMap(List::stream).toList();
  }

  private static List<String> differing(Chunk rows, List<String> parameters) {
    return parameters.stream().filter(name -> distinct(rows, List.of(name)) > 1).toList();
  }

  /**
   * The columns without those that the others determine: where each database holds one simulation,
   * the simulation's id adds nothing to the path. Of two that tell the same, the first is kept.
   */
  private static List<String> distinguishing(Table table, List<String> runs) {
    List<String> kept = new ArrayList<>(runs);
    int all = distinct(table.rows(), runs);
    for (int i = runs.size() - 1; i >= 0 && kept.size() > 1; i--) {
      List<String> others = new ArrayList<>(kept);
      others.remove(runs.get(i));
      if (distinct(table.rows(), others) == all) {
        kept = others;
      }
    }
    return kept;
  }

  private static int distinct(Chunk rows, List<String> columns) {
    int[] indexes = rows.schema().indexesOf(columns);
    Set<List<String>> seen = new HashSet<>();
    for (int row = 0; row < rows.rowCount(); row++) {
      List<String> key = new ArrayList<>();
      for (int index : indexes) {
        key.add(String.valueOf(rows.value(row, index)));
      }
      seen.add(key);
    }
    return seen.size();
  }
}
