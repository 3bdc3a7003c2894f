package farm.analysis.window;

import farm.analysis.aggregate.group.Order;
import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * Puts rows in an order: {@code Sort.by(Order.descending("reward")).limit(10)}.
 *
 * <p>Rows that are equal in this order are in the order of the inputs, so without orders the result
 * is in the order of the inputs. The result doesn't depend on chunks, tasks or the runner.
 *
 * <p>With a limit, only the first rows are kept, and memory grows with their number. Without one,
 * all rows are kept in the memory of one worker; the run fails with a clear error if they don't
 * fit.
 */
public final class Sort extends FlowTransform {

  private static final RowLimit LIMIT =
      new RowLimit(Long.MAX_VALUE, 0, "keep only the first rows with 'limit'");

  private final List<Order> orders;
  private final long limit;

  private Sort(List<Order> orders, long limit) {
    this.orders = List.copyOf(orders);
    this.limit = limit;
  }

  /** Orders rows by these columns, the first one first. */
  public static Sort by(List<Order> orders) {
    return new Sort(orders, Long.MAX_VALUE);
  }

  /** Orders rows by these columns, the first one first. */
  public static Sort by(Order... orders) {
    return by(Arrays.asList(orders));
  }

  /**
   * Keeps only the first {@code rows} rows.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public Sort limit(long rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("'limit' should be at least 1, was " + rows);
    }
    return new Sort(orders, rows);
  }

  /**
   * The columns of the result, which are those of the input.
   *
   * @throws farm.analysis.problem.RequestException with each column that doesn't exist
   */
  public Schema result(Schema input) {
    RowOrder.of(input, orders);
    return input;
  }

  @Override
  public ChunkFlow flow(ChunkFlow chunks) {
    return limit == Long.MAX_VALUE ? all(chunks) : first(chunks);
  }

  private ChunkFlow all(ChunkFlow chunks) {
    return RowsRoot.ofAll(
        chunks, LIMIT, new SortedRows(chunks.schema(), new ArrayList<>(orders), LIMIT));
  }

  private ChunkFlow first(ChunkFlow chunks) {
    FirstRows.Wanted wanted = new FirstRows.Wanted(chunks.schema(), orders, limit);
    Branch<Chunk> pieces =
        chunks.into(
            branch -> new KeepFirstRows(wanted, branch), ChunkCoder.of(wanted.places().schema()));
    return RowsRoot.of(
        chunks.step(),
        pieces,
        Combine.perKey(new FirstRowsFn(wanted)),
        new KeptRows(wanted.places()));
  }

  /** The first rows of all tasks, without their places. */
  private record KeptRows(RowPlaces places) implements RowsRoot.Made<Chunk> {

    @Override
    public Schema schema() {
      return places.rows();
    }

    @Override
    public Iterator<Chunk> rows(Chunk all) {
      return List.of(places.removeFrom(all)).iterator();
    }
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(
        DisplayData.item(
            "orderBy", String.join(", ", orders.stream().map(Order::toString).toList())));
  }
}
