package farm.analysis.window;

import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowTransform;
import farm.analysis.operator.RowsTogether;
import farm.analysis.window.function.WindowFunction;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * Adds columns computed from the rows around each row: {@code
 * WindowFunctions.partitionBy("db_path").orderBy(Order.ascending("step_number")).with("growth", new
 * Difference("total_agents", 1))}.
 *
 * <p>Rows with the same values in some columns form a partition: missing values are equal, and so
 * are all NaN. In a partition, rows have an order; equal rows are in the order of the inputs. The
 * result has all rows of the input, in the order of the inputs, with the new columns at the end. It
 * doesn't depend on chunks, tasks or the runner.
 *
 * <p>If the flow can keep the rows of each partition together, as a read of databases partitioned
 * by their paths can, memory holds the rows of one input at a time. Otherwise one worker keeps all
 * rows in memory.
 */
public final class WindowFunctions extends FlowTransform {

  private static final long MAX_ROWS = 10_000_000;

  private final WindowSpec spec;
  private final long maxRows;

  private WindowFunctions(WindowSpec spec, long maxRows) {
    this.spec = spec;
    this.maxRows = maxRows;
  }

  /** Forms partitions by these columns; without columns, all rows are one partition. */
  public static WindowFunctions partitionBy(List<String> columns) {
    return new WindowFunctions(new WindowSpec(columns, List.of(), Map.of()), MAX_ROWS);
  }

  /** Forms partitions by these columns; without columns, all rows are one partition. */
  public static WindowFunctions partitionBy(String... columns) {
    return partitionBy(Arrays.asList(columns));
  }

  /** Orders the rows of each partition by these columns; by default, as in the inputs. */
  public WindowFunctions orderBy(List<Order> orders) {
    return new WindowFunctions(
        new WindowSpec(spec.partitionBy(), orders, spec.functions()), maxRows);
  }

  /** Orders the rows of each partition by these columns; by default, as in the inputs. */
  public WindowFunctions orderBy(Order... orders) {
    return orderBy(Arrays.asList(orders));
  }

  /** Also computes a function, in a column called {@code name}. */
  public WindowFunctions with(String name, WindowFunction function) {
    Map<String, WindowFunction> more = new LinkedHashMap<>(spec.functions());
    if (more.put(name, function) != null) {
      throw new IllegalArgumentException("two new columns are named '" + name + "'");
    }
    return new WindowFunctions(new WindowSpec(spec.partitionBy(), spec.orderBy(), more), maxRows);
  }

  /** Sets the largest number of rows kept at a time, by default 10 million; more are an error. */
  public WindowFunctions withMaxRows(long rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("'max_rows' should be at least 1, was " + rows);
    }
    return new WindowFunctions(spec, rows);
  }

  /**
   * The columns of the result.
   *
   * @throws farm.analysis.problem.RequestException with every problem: a column that doesn't exist,
   *     has the wrong type, or has the name of a new one
   */
  public Schema result(Schema input) {
    return spec.result(input);
  }

  @Override
  public ChunkFlow flow(ChunkFlow chunks) {
    int newColumns = spec.functions().size();
    Optional<RowsTogether> together = chunks.keepTogether(spec.partitionBy());
    if (together.isPresent()) {
      String inputColumn = together.get().inputColumn().orElse(null);
      RowLimit limit = new RowLimit(maxRows, newColumns, "filter rows before this step");
      return chunks.then(
          result(chunks.schema()),
          next -> new WindowThen(spec, limit, inputColumn, next),
          next -> new WindowThen(spec, limit, inputColumn, next));
    }
    RowLimit limit =
        new RowLimit(
            maxRows,
            newColumns,
            "partition by the path of the input of a read, or filter rows before this step");
    return RowsRoot.ofAll(chunks, limit, new ComputedRows(spec, result(chunks.schema()), limit));
  }

  /** The rows of all tasks, with the new columns. */
  private record ComputedRows(WindowSpec spec, Schema schema, RowLimit limit)
      implements RowsRoot.Made<Iterable<Chunk>> {

    @Override
    public Iterator<Chunk> rows(Iterable<Chunk> pieces) {
      return new WindowRows(SortedRows.inOrder(pieces, limit), spec).computed();
    }
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("partitionBy", String.join(", ", spec.partitionBy())))
        .add(DisplayData.item("functions", String.join(", ", spec.functions().keySet())));
  }
}
