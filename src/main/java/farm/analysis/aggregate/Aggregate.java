package farm.analysis.aggregate;

import farm.analysis.aggregate.distribution.distinct.CountDistinct;
import farm.analysis.aggregate.distribution.quantile.Median;
import farm.analysis.aggregate.distribution.quantile.Quantile;
import farm.analysis.aggregate.function.Aggregation;
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
 * Groups rows by the values of some columns and aggregates each group online: {@code
 * Aggregate.groupBy("step_number").count().mean("total_agents")}, or any aggregation under a name
 * of one's own: {@code .with("agents", Last.of("total_agents", "step_number"))}.
 *
 * <p>The result is chunks of the key columns, then one column for each aggregation, with rows in
 * the order of the keys. Its bits don't depend on the size or order of the chunks, nor on the
 * runner. Memory grows with the number of groups, not of rows. Without keys there is one row, also
 * of no input.
 */
public final class Aggregate extends FlowTransform {

  /** The metric that counts the groups of results. */
  public static final String GROUPS = "groups";

  /**
   * The namespace of metrics that count the groups of which a result is an estimate; their names
   * are those of the results, with what is known of the error.
   */
  public static final String ESTIMATES = Aggregate.class.getName() + ".estimates";

  private final List<String> keys;
  private final LinkedHashMap<String, Aggregation> aggregations;
  private final ResultRows rows;

  private Aggregate(List<String> keys, Map<String, Aggregation> aggregations, ResultRows rows) {
    this.keys = List.copyOf(keys);
    this.aggregations = new LinkedHashMap<>(aggregations);
    this.rows = rows;
  }

  /** Groups by these columns; by none, all rows are one group. */
  public static Aggregate groupBy(List<String> columns) {
    return new Aggregate(columns, Map.of(), ResultRows.DEFAULT);
  }

  /** Groups by these columns; by none, all rows are one group. */
  public static Aggregate groupBy(String... columns) {
    return groupBy(Arrays.asList(columns));
  }

  /** This with one more column, {@code name}, that gives the aggregation of each group. */
  public Aggregate with(String name, Aggregation aggregation) {
    LinkedHashMap<String, Aggregation> more = new LinkedHashMap<>(aggregations);
    if (keys.contains(name) || more.put(name, aggregation) != null) {
      throw new IllegalArgumentException("two columns of the result are named '" + name + "'");
    }
    return new Aggregate(keys, more, rows);
  }

  /** This with the number of rows, {@code rows}. */
  public Aggregate count() {
    return with("rows", Count.ofRows());
  }

  /** This with the sum of a column, {@code sum_<column>}. */
  public Aggregate sum(String column) {
    return with("sum_" + column, Sum.of(column));
  }

  /** This with the mean of a column, {@code mean_<column>}. */
  public Aggregate mean(String column) {
    return with("mean_" + column, Mean.of(column));
  }

  /** This with the least value of a column, {@code min_<column>}. */
  public Aggregate min(String column) {
    return with("min_" + column, Min.of(column));
  }

  /** This with the greatest value of a column, {@code max_<column>}. */
  public Aggregate max(String column) {
    return with("max_" + column, Max.of(column));
  }

  /** This with the median of a column, {@code median_<column>}. */
  public Aggregate median(String column) {
    return with("median_" + column, Median.of(column));
  }

  /** This with the standard deviation of the sample of a column, {@code stddev_<column>}. */
  public Aggregate stddev(String column) {
    return with("stddev_" + column, Stddev.of(column));
  }

  /** This with the number of distinct values of a column, {@code distinct_<column>}. */
  public Aggregate countDistinct(String column) {
    return with("distinct_" + column, CountDistinct.of(column));
  }

  /** This with a quantile of a column, {@code q0.9_<column>} for {@code q} 0.9. */
  public Aggregate quantile(String column, double q) {
    return with("q%s_%s".formatted(q, column), Quantile.of(column, q));
  }

  private Aggregate with(ResultRows newRows) {
    return new Aggregate(keys, aggregations, newRows);
  }

  /** This with another limit than 50 million groups; more end the run with an error. */
  public Aggregate withMaxGroups(long groups) {
    return with(rows.withMaxGroups(groups));
  }

  /** This with only the groups whose result {@code filter} keeps. */
  public Aggregate having(DataProcessor filter) {
    return with(rows.having(filter));
  }

  /** This with the rows ordered by these columns of the result, then by the keys. */
  public Aggregate orderedBy(Order... orders) {
    return with(rows.orderedBy(Arrays.asList(orders)));
  }

  /** This with only the first rows, at most so many. */
  public Aggregate limit(long limit) {
    return with(rows.withLimit(limit));
  }

  /**
   * This with chunks that hold all groups that have the values of the first so many keys in common,
   * such as all steps of a run, in the order of the keys.
   */
  public Aggregate keepingTogether(int firstKeys) {
    return with(rows.whole(firstKeys));
  }

  /**
   * The columns of the result for chunks of these.
   *
   * @throws RequestException with all that is wrong: each column that isn't there or doesn't fit
   */
  public Schema result(Schema input) {
    List<RequestException> problems = new ArrayList<>();
    if (keys.size() > GroupKeys.MOST_COLUMNS) {
      problems.add(
          new RequestException(
              "%d columns to group by; should be at most %d"
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
   * The result for chunks of the input's schema.
   *
   * @throws farm.analysis.problem.RequestException if a column isn't there or is of a wrong type
   */
  @Override
  public PCollection<Chunk> expand(PCollection<Chunk> chunks) {
    if (!(chunks.getWindowingStrategy().getWindowFn() instanceof GlobalWindows)) {
      throw new IllegalArgumentException("only the global window can be aggregated");
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
