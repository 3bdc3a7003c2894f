package farm.analysis.aggregate;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.group.AggregateSpec;
import farm.analysis.aggregate.group.ResultRows;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowTransform;
import farm.analysis.process.Process;
import farm.analysis.process.value.ListedValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups rows and makes a column of each of some values of a column: {@code
 * Pivot.groupBy(List.of("step_number")).columns("action_type", List.of("move",
 * "gather")).with("reward", Mean.of("reward"))}.
 *
 * <p>It is an {@link Aggregate} by the keys and the column, whose groups with the same keys then
 * become one row. A cell without rows has the result of an empty group: missing, or 0 for a count.
 * Rows with another value, or a missing one, are in no cell and count as dropped; their group has a
 * row nevertheless.
 *
 * <p>The result has the key columns, then for each value, in the order given, a column for each
 * aggregation. It is named like the value; with several aggregations {@code value_name}. Rows are
 * in the order of the keys; without input there are none, even without keys. Memory grows with the
 * number of cells that have rows.
 */
public final class Pivot extends FlowTransform {

  /** The largest number of cells that are made at once. */
  private static final int MOST_CELLS = 1 << 20;

  private final List<String> keys;
  private final String column;
  private final List<String> values;
  private final LinkedHashMap<String, Aggregation> aggregations;
  private final long maxGroups;

  private Pivot(
      List<String> keys,
      String column,
      List<String> values,
      Map<String, Aggregation> aggregations,
      long maxGroups) {
    this.keys = List.copyOf(keys);
    this.column = column;
    this.values = List.copyOf(values);
    this.aggregations = new LinkedHashMap<>(aggregations);
    this.maxGroups = maxGroups;
  }

  /**
   * Groups by some columns, and makes columns of the values of another.
   *
   * @param keys the columns to group by; without any, all rows are one group
   * @param column the column whose values become columns
   * @param values these values as text, converted to the type of the column
   */
  public static Pivot of(List<String> keys, String column, List<String> values) {
    return new Pivot(keys, column, values, Map.of(), ResultRows.DEFAULT.maxGroups());
  }

  /**
   * Computes an aggregation for each cell.
   *
   * @throws IllegalArgumentException if the name is taken, or the aggregation needs a key
   */
  public Pivot with(String name, Aggregation aggregation) {
    for (String aggregated : aggregation.columns()) {
      if (aggregated.equals(column) || keys.contains(aggregated)) {
        throw new IllegalArgumentException(
            "'values' can't use column '%s', because the rows are grouped by it"
                .formatted(aggregated));
      }
    }
    Map<String, Aggregation> more = new LinkedHashMap<>(aggregations);
    if (more.put(name, aggregation) != null) {
      throw new IllegalArgumentException("two aggregations are named '" + name + "'");
    }
    return new Pivot(keys, column, values, more, maxGroups);
  }

  /** Sets the largest number of cells with rows, by default 50 million; with more, a run fails. */
  public Pivot withMaxGroups(long groups) {
    ResultRows.DEFAULT.withMaxGroups(groups); // checks the number
    return new Pivot(keys, column, values, aggregations, groups);
  }

  /**
   * The name of the column of a value and an aggregation.
   *
   * @param aggregations the number of aggregations
   */
  public static String nameOf(String value, String aggregation, int aggregations) {
    return aggregations == 1 ? value : value + "_" + aggregation;
  }

  /**
   * The columns of the result for input of this schema.
   *
   * @throws farm.analysis.problem.RequestException if a column doesn't exist or has the wrong type,
   *     a value doesn't fit the type of the column, or two columns of the result have the same name
   */
  public Schema result(Schema input) {
    List<String> all = new ArrayList<>(keys);
    all.add(column);
    all.addAll(aggregated());
    input.indexesOf(all); // reports all that are unknown
    Schema listed = Process.schemaOf(listed(), input);
    return Process.schemaOf(spread(input), cells(input).result(listed));
  }

  /** The aggregate that has a group for each cell. */
  private Aggregate cells(Schema input) {
    List<String> all = new ArrayList<>(keys);
    all.add(column);
    Aggregate cells = Aggregate.groupBy(all).withMaxGroups(maxGroups);
    for (Map.Entry<String, Aggregation> aggregation : aggregations.entrySet()) {
      cells = cells.with(aggregation.getKey(), aggregation.getValue());
    }
    // Without keys, all groups stay together: one of each value, and one of the other rows.
    int rows =
        keys.isEmpty()
            ? values.size() + 1
            : Math.max(1, MOST_CELLS / Math.max(1, spread(input).cellCount()));
    return cells.keepingTogether(keys.size(), rows);
  }

  private SpreadGroups spread(Schema input) {
    Schema listed = Process.schemaOf(listed(), input);
    AggregateSpec empty = new AggregateSpec(listed, List.of(), aggregations);
    return new SpreadGroups(keys.size(), listed().texts(input), empty);
  }

  /** Keeps the values of rows in cells alone, so that no other rows can end the run. */
  private ListedValues listed() {
    return ListedValues.of(column, values).clearing(aggregated());
  }

  private List<String> aggregated() {
    return aggregations.values().stream()
        .flatMap(aggregation -> aggregation.columns().stream())
        .distinct()
        .toList();
  }

  @Override
  public ChunkFlow flow(ChunkFlow chunks) {
    Schema input = chunks.schema();
    ChunkFlow listed = Process.flow(chunks, listed());
    return Process.flow(cells(input).flow(listed), spread(input));
  }
}
