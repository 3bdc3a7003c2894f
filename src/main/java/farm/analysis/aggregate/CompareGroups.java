package farm.analysis.aggregate;

import farm.analysis.aggregate.comparison.Comparison;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowTransform;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * Compares the values of columns in two groups of rows: {@code CompareGroups.of(List.of("step"),
 * List.of(Comparison.of("peak", "experiment")))}.
 *
 * <p>The result has a row for each combination of keys and each comparison, in this order. Its
 * columns are the keys, {@code value}, which names the column of values, and those of the
 * comparison. Without keys there is one row for each comparison, even for empty input.
 *
 * <p>The rows must be independent: one for each run, say. Memory grows with the number of distinct
 * values in each group, about 33 bytes each.
 */
public final class CompareGroups extends FlowTransform {

  /** The column of the result that names the column of values. */
  public static final String VALUE = "value";

  /** The names of the columns of the result after the keys. */
  public static final List<String> COLUMNS =
      Stream.concat(
              Stream.of(VALUE, "first", "second"),
              Comparison.RESULTS.stream().map(Schema.Field::name))
          .toList();

  private final List<String> keys;
  private final List<Comparison> comparisons;

  private CompareGroups(List<String> keys, List<Comparison> comparisons) {
    this.keys = List.copyOf(keys);
    this.comparisons = List.copyOf(comparisons);
  }

  /**
   * Compares rows with the same values in {@code keys}; without keys, all rows.
   *
   * @throws IllegalArgumentException if two comparisons are of the same column, or of a key
   */
  public static CompareGroups of(List<String> keys, List<Comparison> comparisons) {
    CompareGroups compare = new CompareGroups(keys, comparisons);
    compare.aggregate();
    return compare;
  }

  private Aggregate aggregate() {
    Aggregate aggregate = Aggregate.groupBy(keys);
    for (Comparison comparison : comparisons) {
      aggregate = aggregate.with(comparison.column(), comparison);
    }
    return aggregate;
  }

  /**
   * The columns of the result for input of this schema.
   *
   * @throws farm.analysis.problem.RequestException with every problem: each column that doesn't
   *     exist or has the wrong type
   */
  public Schema result(Schema input) {
    return Process.schemaOf(this::inRows, aggregate().result(input));
  }

  @Override
  public ChunkFlow flow(ChunkFlow chunks) {
    return Process.flow(aggregate().flow(chunks), this::inRows);
  }

  /** Makes a row of each comparison, which the aggregate puts side by side. */
  private Chunk inRows(Chunk groups) {
    List<Chunk> ofEach =
        IntStream.range(0, comparisons.size()).mapToObj(one -> rowsOf(groups, one)).toList();
    Chunk all = Chunk.concat(ofEach);
    int rows = groups.rowCount();
    int[] byGroup =
        IntStream.range(0, rows * ofEach.size())
            .map(i -> i % ofEach.size() * rows + i / ofEach.size())
            .toArray();
    return all.select(byGroup).from(groups.origin());
  }

  private Chunk rowsOf(Chunk groups, int number) {
    List<String> names = groups.schema().names();
    int width = (names.size() - keys.size()) / comparisons.size();
    int from = keys.size() + number * width;
    String column = comparisons.get(number).column();
    Map<String, String> newNames = new HashMap<>();
    List<String> kept = new ArrayList<>(keys);
    List<String> order = new ArrayList<>(keys);
    order.add(VALUE);
    for (String name : names.subList(from, from + width)) {
      kept.add(name);
      newNames.put(name, name.substring(Comparison.prefix(column).length()));
      order.add(newNames.get(name));
    }
    return groups
        .project(kept)
        .rename(newNames)
        .with(
            new Schema.Field(VALUE, ColumnType.TEXT),
            TextColumn.constant(column, groups.rowCount()))
        .project(order);
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    List<String> columns = comparisons.stream().map(Comparison::column).toList();
    builder
        .add(DisplayData.item("groupBy", String.join(", ", keys)))
        .add(DisplayData.item("values", String.join(", ", columns)));
  }
}
