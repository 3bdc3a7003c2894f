package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Origin;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Makes the results of all shards chunks, with the rows in order, and does the work of a stage on
 * them.
 */
final class SortGroupsFn<T> extends DoFn<KV<Integer, Iterable<GroupTable>>, T> {

  private static final int CHUNK_ROWS = 1 << 14;

  private final Counter groups = Metrics.counter(Aggregate.class, Aggregate.GROUPS);
  private final AggregateSpec spec;
  private final ResultRows rows;
  private final @Nullable SharedObject<SharedShards> shards;
  private final ChunkStage<T> stage;
  private transient @Nullable SharedShards shared;
  private transient boolean given;

  /**
   * Sorts the tables it is given or, if these are shared, those.
   *
   * @param shards where the tables are; null if they come as elements
   */
  SortGroupsFn(
      AggregateSpec spec,
      ResultRows rows,
      @Nullable SharedObject<SharedShards> shards,
      ChunkStage<T> stage) {
    this.spec = spec;
    this.rows = rows;
    this.shards = shards;
    this.stage = stage;
  }

  @Setup
  public void open() {
    shared = shards == null ? null : shards.open();
    stage.open();
  }

  @Teardown
  public void close() {
    stage.close();
    if (shards != null && shared != null) {
      shards.close();
      shared = null;
    }
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<GroupTable>> tables, OutputReceiver<T> receiver) {
    given = false;
    Consumer<T> output =
        made -> {
          given = true;
          receiver.output(made);
        };
    sort(shared == null ? tables.getValue() : shared.all(), chunk -> stage.add(chunk, output));
    stage.finish(output);
    T nothing = stage.ofNothing();
    if (!given && nothing != null) {
      receiver.output(nothing);
    }
    if (shared != null) {
      shared.clear();
    }
  }

  private void sort(Iterable<GroupTable> tables, Consumer<Chunk> output) {
    RowOrder order = RowOrder.of(spec, rows);
    PriorityQueue<SortedShard> queue =
        new PriorityQueue<>((a, b) -> order.compare(blockOf(a), a.row(), blockOf(b), b.row()));
    for (GroupTable table : counted(tables)) {
      addIfAny(queue, new SortedShard(table, spec, rows));
    }
    long given = 0;
    for (int ordinal = 0; !queue.isEmpty() && given < rows.limit(); ordinal++) {
      Chunk chunk = next(queue, rows.limit() - given, ordinal, given);
      given += chunk.rowCount();
      groups.inc(chunk.rowCount());
      output.accept(chunk);
    }
  }

  private static Chunk blockOf(SortedShard shard) {
    return Objects.requireNonNull(shard.block());
  }

  private static void addIfAny(PriorityQueue<SortedShard> queue, SortedShard shard) {
    if (shard.block() != null) {
      queue.add(shard);
    }
  }

  /** The next rows of all shards, at most {@code limit}, as one chunk. */
  private Chunk next(PriorityQueue<SortedShard> queue, long limit, int ordinal, long firstRow) {
    RowOrder wholeKeys = RowOrder.ofFirst(rows.wholeKeys());
    ChunkBuilder chunk = new ChunkBuilder(spec.result(), CHUNK_ROWS);
    boolean complete = false;
    while (!complete && chunk.rowCount() < limit) {
      SortedShard least = queue.remove();
      Chunk block = blockOf(least);
      int row = least.row();
      chunk.appendRow(block, row);
      least.next();
      addIfAny(queue, least);
      SortedShard next = queue.peek();
      complete =
          next == null
              || (chunk.rowCount() >= CHUNK_ROWS
                  && (rows.wholeKeys() == 0
                      || wholeKeys.compare(block, row, blockOf(next), next.row()) != 0));
    }
    return chunk.build(new Origin("groups", 0, ordinal, firstRow));
  }

  /** The shards that have groups; of all rows, if there are no keys. */
  private List<GroupTable> counted(Iterable<GroupTable> tables) {
    List<GroupTable> shards = new ArrayList<>();
    long count = 0;
    for (GroupTable table : tables) {
      count += table.size();
      GroupLimit.check(count, rows.maxGroups());
      if (table.size() > 0) {
        shards.add(table);
        table.countEstimates((name, n) -> Metrics.counter(Aggregate.ESTIMATES, name).inc(n));
      }
    }
    return shards.isEmpty() && spec.keys().isEmpty() ? List.of(GroupTable.ofNoRows(spec)) : shards;
  }
}
