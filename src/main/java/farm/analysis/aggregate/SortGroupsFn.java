package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Gives the results of all shards as chunks, with the rows in order. */
final class SortGroupsFn extends DoFn<KV<Integer, Iterable<GroupTable>>, Chunk> {

  private static final int CHUNK_ROWS = 1 << 14;

  private final Counter groups = Metrics.counter(Aggregate.class, Aggregate.GROUPS);
  private final AggregateSpec spec;
  private final ResultRows rows;

  SortGroupsFn(AggregateSpec spec, ResultRows rows) {
    this.spec = spec;
    this.rows = rows;
  }

  /** A sorted shard and its next row. */
  private static final class Cursor {
    private final Chunk rows;
    private int row;

    private Cursor(Chunk rows) {
      this.rows = rows;
    }
  }

  @ProcessElement
  public void sort(
      @Element KV<Integer, Iterable<GroupTable>> tables, OutputReceiver<Chunk> output) {
    RowOrder order = RowOrder.of(spec, rows.orderBy());
    PriorityQueue<Cursor> queue =
        new PriorityQueue<>((a, b) -> order.compare(a.rows, a.row, b.rows, b.row));
    for (Chunk shard : results(tables.getValue(), order)) {
      queue.add(new Cursor(shard));
    }
    long given = 0;
    for (int ordinal = 0; !queue.isEmpty() && given < rows.limit(); ordinal++) {
      Chunk chunk = next(queue, rows.limit() - given, ordinal, given);
      given += chunk.rowCount();
      groups.inc(chunk.rowCount());
      output.output(chunk);
    }
  }

  /** The next rows of all shards, at most {@code limit}, as one chunk. */
  private Chunk next(PriorityQueue<Cursor> queue, long limit, int ordinal, long firstRow) {
    RowOrder wholeKeys = RowOrder.ofFirst(rows.wholeKeys());
    ChunkBuilder chunk = new ChunkBuilder(spec.result(), CHUNK_ROWS);
    boolean complete = false;
    while (!complete && chunk.rowCount() < limit) {
      Cursor least = queue.remove();
      int row = least.row++;
      chunk.appendRow(least.rows, row);
      if (least.row < least.rows.rowCount()) {
        queue.add(least);
      }
      Cursor next = queue.peek();
      complete =
          next == null
              || (chunk.rowCount() >= CHUNK_ROWS
                  && (rows.wholeKeys() == 0
                      || wholeKeys.compare(least.rows, row, next.rows, next.row) != 0));
    }
    return chunk.build(new Origin("groups", 0, ordinal, firstRow));
  }

  /** The sorted results of the shards that have groups; of all rows, if there are no keys. */
  private List<Chunk> results(Iterable<GroupTable> tables, RowOrder order) {
    List<Chunk> results = new ArrayList<>();
    long count = 0;
    for (GroupTable table : tables) {
      count += table.size();
      GroupLimit.check(count, rows.maxGroups());
      if (table.size() > 0) {
        results.add(table.result());
        table.countEstimates((name, n) -> Metrics.counter(Aggregate.ESTIMATES, name).inc(n));
      }
    }
    if (results.isEmpty() && spec.keys().isEmpty()) {
      results.add(GroupTable.ofNoRows(spec).result());
    }
    results.replaceAll(rows.having()::process);
    results.removeIf(result -> result.rowCount() == 0);
    if (!rows.orderBy().isEmpty()) {
      results.replaceAll(result -> result.select(order.sorted(result)));
    }
    return results;
  }
}
