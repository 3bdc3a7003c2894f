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

/** Gives the results of all shards as chunks, with the rows in the order of the keys. */
final class SortGroupsFn extends DoFn<KV<Integer, Iterable<GroupTable>>, Chunk> {

  private static final int CHUNK_ROWS = 1 << 14;

  private final Counter groups = Metrics.counter(Aggregate.class, Aggregate.GROUPS);
  private final AggregateSpec spec;

  SortGroupsFn(AggregateSpec spec) {
    this.spec = spec;
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
    List<Chunk> shards = results(tables.getValue());
    KeyOrder order = new KeyOrder(spec.keys().size());
    PriorityQueue<Cursor> queue =
        new PriorityQueue<>((a, b) -> order.compare(a.rows, a.row, b.rows, b.row));
    shards.forEach(shard -> queue.add(new Cursor(shard)));
    for (int ordinal = 0; !queue.isEmpty(); ordinal++) {
      ChunkBuilder rows = new ChunkBuilder(spec.result(), CHUNK_ROWS);
      while (!queue.isEmpty() && rows.rowCount() < CHUNK_ROWS) {
        Cursor least = queue.remove();
        rows.appendRow(least.rows, least.row++);
        if (least.row < least.rows.rowCount()) {
          queue.add(least);
        }
      }
      groups.inc(rows.rowCount());
      output.output(rows.build(new Origin("groups", 0, ordinal, (long) ordinal * CHUNK_ROWS)));
    }
  }

  /** The sorted results of the shards that have groups; of all rows, if there are no keys. */
  private List<Chunk> results(Iterable<GroupTable> tables) {
    List<Chunk> results = new ArrayList<>();
    for (GroupTable table : tables) {
      if (table.size() > 0) {
        results.add(table.result());
      }
    }
    if (results.isEmpty() && spec.keys().isEmpty()) {
      results.add(GroupTable.ofNoRows(spec).result());
    }
    return results;
  }
}
