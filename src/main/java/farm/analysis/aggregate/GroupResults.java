package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Origin;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Makes the results of all shards chunks, with the rows in order, and does the work of a stage on
 * them.
 */
record GroupResults<T>(AggregateSpec spec, ResultRows rows, ChunkStage<T> next)
    implements Serializable {

  private static final int CHUNK_ROWS = 1 << 14;

  /** What tables take that may be copied. */
  private static final long FEW_BYTES = 4L << 20;

  /** Gives what the stage makes of the results of these tables; they are all there is. */
  void give(Iterable<GroupTable> tables, Consumer<T> receiver) {
    boolean[] given = new boolean[1];
    Consumer<T> output =
        made -> {
          given[0] = true;
          receiver.accept(made);
        };
    try (ChunkWork<T> work = next.begin()) {
      sort(tables, chunk -> work.add(chunk, output));
      work.finish(output);
      work.end(output);
    }
    T nothing = next.ofNothing();
    if (!given[0] && nothing != null) {
      receiver.accept(nothing);
    }
  }

  private void sort(Iterable<GroupTable> tables, Consumer<Chunk> output) {
    List<GroupTable> shards = counted(tables);
    boolean isOneBlock =
        shards.stream().mapToLong(GroupTable::size).sum() <= SortedShard.BLOCK_ROWS;
    if (isOneBlock && shards.stream().mapToLong(GroupTable::byteSize).sum() <= FEW_BYTES) {
      giveFew(shards, output);
    } else {
      giveMany(shards, output);
    }
  }

  /** Gives what makes one block, and so one chunk, of the groups of all shards in one table. */
  private void giveFew(List<GroupTable> shards, Consumer<Chunk> output) {
    GroupTable all = new GroupTable(spec);
    shards.forEach(all::merge);
    Chunk results = new SortedShard(all, spec, rows).block();
    if (results != null) {
      Chunk wanted = results.slice(0, (int) Math.min(results.rowCount(), rows.limit()));
      Metrics.counter(Aggregate.class, Aggregate.GROUPS).inc(wanted.rowCount());
      output.accept(wanted.from(new Origin("groups", 0, 0, 0)));
    }
  }

  /** Merges the rows of all shards, of each a block at a time. */
  private void giveMany(List<GroupTable> shards, Consumer<Chunk> output) {
    RowOrder order = RowOrder.of(spec, rows);
    PriorityQueue<SortedShard> queue =
        new PriorityQueue<>((a, b) -> order.compare(blockOf(a), a.row(), blockOf(b), b.row()));
    for (GroupTable table : shards) {
      addIfAny(queue, new SortedShard(table, spec, rows));
    }
    Counter groups = Metrics.counter(Aggregate.class, Aggregate.GROUPS);
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
