package farm.analysis.aggregate.group;

import farm.analysis.chunk.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The requested results of a table, in order.
 *
 * <p>All results together take half as much memory as the groups, so they are made one block of
 * rows at a time. Only an order other than that of the keys needs all of them at once.
 */
final class SortedGroups {

  private SortedGroups() {}

  /** Returns the results as chunks, none of them empty. */
  static Iterator<Chunk> blocks(GroupTable table, AggregateSpec spec, ResultRows wanted) {
    Chunk keys = table.keyRows();
    int[] groups = RowOrder.ofFirst(spec.keys().size()).sorted(keys);
    RowOrder whole = RowOrder.ofFirst(wanted.wholeKeys());
    List<int[]> blocks = new ArrayList<>();
    for (int from = 0; from < groups.length; ) {
      int to = Math.min(from + wanted.blockRows(), groups.length);
      while (wanted.wholeKeys() > 0
          && to < groups.length
          && whole.compare(keys, groups[to - 1], keys, groups[to]) == 0) {
        to++;
      }
      blocks.add(Arrays.copyOfRange(groups, from, to));
      from = to;
    }
    Iterator<Chunk> results =
        blocks.stream()
            .map(table::results)
            .map(wanted.having()::process)
            .filter(block -> block.rowCount() > 0)
            .iterator();
    return wanted.orderBy().isEmpty()
        ? results
        : sorted(results, RowOrder.of(spec, wanted), wanted.blockRows());
  }

  private static Iterator<Chunk> sorted(Iterator<Chunk> blocks, RowOrder order, int blockRows) {
    List<Chunk> all = new ArrayList<>();
    blocks.forEachRemaining(all::add);
    if (all.isEmpty()) {
      return all.iterator();
    }
    Chunk together = Chunk.concat(all);
    int[] rows = order.sorted(together);
    return IntStream.iterate(0, from -> from < rows.length, from -> from + blockRows)
        .mapToObj(from -> Arrays.copyOfRange(rows, from, Math.min(from + blockRows, rows.length)))
        .map(together::select)
        .iterator();
  }
}
