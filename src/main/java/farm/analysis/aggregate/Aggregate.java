package farm.analysis.aggregate;

import farm.analysis.aggregate.distribution.distinct.CountDistinct;
import farm.analysis.aggregate.distribution.quantile.Median;
import farm.analysis.aggregate.distribution.quantile.Quantile;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.group.AggregateSpec;
import farm.analysis.aggregate.group.GroupKeys;
import farm.analysis.aggregate.group.GroupsRoot;
import farm.analysis.aggregate.group.Order;
import farm.analysis.aggregate.group.ResultRows;
import farm.analysis.aggregate.moment.Stddev;
import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.aggregate.value.Max;
import farm.analysis.aggregate.value.Min;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowTransform;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.values.PCollection;

/**
 * Groups rows by some columns and aggregates each group: {@code
 * Aggregate.groupBy("step_number").count().mean("total_agents")}.
 *
 * <p>{@link #with(String, Aggregation)} adds any aggregation under a name of the caller's choice:
 * {@code .with("agents", Last.of("total_agents", "step_number"))}. Each method returns a new
 * transform.
 *
 * <p>The result has the key columns, then those of each aggregation; its rows are in the order of
 * the keys. Its bits don't depend on the size or order of the chunks, nor on the runner. Memory
 * grows with the number of groups, not of rows. Without keys, the result is one row, even for empty
 * input.
 */
public final class Aggregate extends FlowTransform {

  private final List<String> keys;
  private final LinkedHashMap<String, Aggregation> aggregations;
  private final ResultRows rows;

  private Aggregate(List<String> keys, Map<String, Aggregation> aggregations, ResultRows rows) {
    this.keys = List.copyOf(keys);
    this.aggregations = new LinkedHashMap<>(aggregations);
    this.rows = rows;
  }

  /** Groups by these columns; without columns, all rows are one group. */
  public static Aggregate groupBy(List<String> columns) {
    return new Aggregate(columns, Map.of(), ResultRows.DEFAULT);
  }

  /** Groups by these columns; without columns, all rows are one group. */
  public static Aggregate groupBy(String... columns) {
    return groupBy(Arrays.asList(columns));
  }

  /** Also computes {@code aggregation}, in a column called {@code name}. */
  public Aggregate with(String name, Aggregation aggregation) {
    LinkedHashMap<String, Aggregation> more = new LinkedHashMap<>(aggregations);
    if (keys.contains(name) || more.put(name, aggregation) != null) {
      throw new IllegalArgumentException("two columns of the result are named '" + name + "'");
    }
    return new Aggregate(keys, more, rows);
  }

  /** Also computes the number of rows, {@code rows}. */
  public Aggregate count() {
    return with("rows", Count.ofRows());
  }

  /** Also computes the sum of a column, {@code sum_<column>}. */
  public Aggregate sum(String column) {
    return with("sum_" + column, Sum.of(column));
  }

  /** Also computes the mean of a column, {@code mean_<column>}. */
  public Aggregate mean(String column) {
    return with("mean_" + column, Mean.of(column));
  }

  /** Also computes the least value of a column, {@code min_<column>}. */
  public Aggregate min(String column) {
    return with("min_" + column, Min.of(column));
  }

  /** Also computes the greatest value of a column, {@code max_<column>}. */
  public Aggregate max(String column) {
    return with("max_" + column, Max.of(column));
  }

  /** Also computes the median of a column, {@code median_<column>}. */
  public Aggregate median(String column) {
    return with("median_" + column, Median.of(column));
  }

  /** Also computes the sample standard deviation of a column, {@code stddev_<column>}. */
  public Aggregate stddev(String column) {
    return with("stddev_" + column, Stddev.of(column));
  }

  /** Also computes the number of distinct values of a column, {@code distinct_<column>}. */
  public Aggregate countDistinct(String column) {
    return with("distinct_" + column, CountDistinct.of(column));
  }

  /** Also computes a quantile of a column, {@code q0.9_<column>} if {@code q} is 0.9. */
  public Aggregate quantile(String column, double q) {
    return with("q%s_%s".formatted(q, column), Quantile.of(column, q));
  }

  private Aggregate with(ResultRows newRows) {
    return new Aggregate(keys, aggregations, newRows);
  }

  /** Sets the largest number of groups, by default 50 million; a run with more groups fails. */
  public Aggregate withMaxGroups(long groups) {
    return with(rows.withMaxGroups(groups));
  }

  /** Keeps only the groups whose result row {@code filter} keeps. */
  public Aggregate having(DataProcessor filter) {
    return with(rows.having(filter));
  }

  /** Orders the rows by these columns of the result, then by the keys. */
  public Aggregate orderedBy(Order... orders) {
    return with(rows.orderedBy(Arrays.asList(orders)));
  }

  /** Keeps only the first {@code limit} rows. */
  public Aggregate limit(long limit) {
    return with(rows.withLimit(limit));
  }

  /**
   * Keeps all groups with the same first {@code firstKeys} keys in one chunk, such as all steps of
   * a run. Chunks are in the order of the keys.
   */
  public Aggregate keepingTogether(int firstKeys) {
    return with(rows.whole(firstKeys));
  }

  /** Does the same, in chunks of at most this number of rows unless more stay together. */
  Aggregate keepingTogether(int firstKeys, int chunkRows) {
    return with(rows.whole(firstKeys).inBlocksOf(chunkRows));
  }

  /**
   * The columns of the result for input of this schema.
   *
   * @throws RequestException with every problem: each column that doesn't exist or has the wrong
   *     type
   */
  public Schema result(Schema input) {
    List<RequestException> problems = new ArrayList<>();
    if (keys.size() > GroupKeys.MOST_COLUMNS) {
      problems.add(
          new RequestException(
              "there are %d columns to group by; should be at most %d"
                  .formatted(keys.size(), GroupKeys.MOST_COLUMNS)));
    }
    for (String key : keys) {
      if (input.find(key).isEmpty()) {
        problems.add(new RequestException(key, input.unknownColumn(key)));
      }
    }
    for (Map.Entry<String, Aggregation> one : aggregations.entrySet()) {
      try {
        new AggregateSpec(input, List.of(), Map.of(one.getKey(), one.getValue())).result();
      } catch (RequestException e) {
        problems.add(e);
      }
    }
    RequestException.throwIfAny(problems);
    Schema result = new AggregateSpec(input, keys, aggregations).result();
    for (Order order : rows.orderBy()) {
      if (result.find(order.column()).isEmpty()) {
        problems.add(new RequestException(order.column(), result.unknownColumn(order.column())));
      }
    }
    RequestException.throwIfAny(problems);
    return Process.schemaOf(rows.having(), result);
  }

  /**
   * Returns the chunks of the result.
   *
   * @throws farm.analysis.problem.RequestException if a column doesn't exist or has the wrong type
   * @throws IllegalArgumentException if the chunks aren't in the global window
   */
  @Override
  public PCollection<Chunk> expand(PCollection<Chunk> chunks) {
    if (!(chunks.getWindowingStrategy().getWindowFn() instanceof GlobalWindows)) {
      throw new IllegalArgumentException(
          "rows to aggregate should be in the global window, were in other windows");
    }
    return super.expand(chunks);
  }

  @Override
  public ChunkFlow flow(ChunkFlow chunks) {
    return GroupsRoot.of(chunks, new AggregateSpec(chunks.schema(), keys, aggregations), rows);
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("groupBy", String.join(", ", keys)))
        .add(DisplayData.item("aggregations", String.join(", ", aggregations.keySet())));
  }
}
