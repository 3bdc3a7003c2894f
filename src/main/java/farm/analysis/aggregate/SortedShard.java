package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The wanted results of one shard, row by row in order. They are made a block at a time, as all
 * together take half as much memory as the groups; only another order than that of the keys needs
 * them all.
 */
final class SortedShard {

  /** So many rows are made at a time. */
  static final int BLOCK_ROWS = 1 << 14;

  private final Iterator<Chunk> blocks;
  private @Nullable Chunk block;
  private int row;

  SortedShard(GroupTable table, AggregateSpec spec, ResultRows wanted) {
    int[] groups = table.inKeyOrder();
    Iterator<Chunk> made =
        IntStream.iterate(0, from -> from < groups.length, from -> from + BLOCK_ROWS)
            .mapToObj(from -> Arrays.copyOfRange(groups, from, end(from, groups.length)))
            .map(table::results)
            .map(wanted.having()::process)
            .filter(results -> results.rowCount() > 0)
            .iterator();
    this.blocks = wanted.orderBy().isEmpty() ? made : sorted(made, RowOrder.of(spec, wanted));
    next();
  }

  private static int end(int from, int length) {
    return Math.min(from + BLOCK_ROWS, length);
  }

  private static Iterator<Chunk> sorted(Iterator<Chunk> blocks, RowOrder order) {
    List<Chunk> all = new ArrayList<>();
    blocks.forEachRemaining(all::add);
    if (all.isEmpty()) {
      return all.iterator();
    }
    Chunk together = Chunk.concat(all);
    return List.of(together.select(order.sorted(together))).iterator();
  }

  /** The chunk that the row at hand is in; null after the last one. */
  @Nullable Chunk block() {
    return block;
  }

  /** The number of the row at hand, in its block. */
  int row() {
    return row;
  }

  /** Goes on to the next row. */
  void next() {
    row++;
    if (block == null || row == block.rowCount()) {
      block = blocks.hasNext() ? blocks.next() : null;
      row = 0;
    }
  }
}
