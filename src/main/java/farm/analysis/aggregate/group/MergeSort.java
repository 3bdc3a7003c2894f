package farm.analysis.aggregate.group;

import farm.analysis.chunk.Chunk;
import java.util.Arrays;

/**
 * A stable merge sort of row numbers. Most rows differ in the {@link RowOrder#key key} of their
 * first column; only those that don't are compared by all columns.
 */
final class MergeSort {

  private final RowOrder order;
  private final Chunk chunk;
  private int[] rows;
  private long[] keys;
  private int[] mergedRows;
  private long[] mergedKeys;

  private MergeSort(RowOrder order, Chunk chunk, int... numbers) {
    this.order = order;
    this.chunk = chunk;
    this.rows = numbers.clone();
    this.keys = Arrays.stream(rows).mapToLong(row -> order.key(chunk, row)).toArray();
    this.mergedRows = new int[rows.length];
    this.mergedKeys = new long[rows.length];
  }

  /** Returns these row numbers of a chunk in sorted order; equal rows keep their order. */
  static int[] sorted(RowOrder order, Chunk chunk, int... numbers) {
    return new MergeSort(order, chunk, numbers).sorted();
  }

  private int[] sorted() {
    for (int width = 1; width > 0 && width < rows.length; width *= 2) {
      for (int start = 0; start < rows.length; start += 2 * width) {
        merge(start, Math.min(start + width, rows.length), width);
      }
      int[] swappedRows = rows;
      rows = mergedRows;
      mergedRows = swappedRows;
      long[] swappedKeys = keys;
      keys = mergedKeys;
      mergedKeys = swappedKeys;
    }
    return rows;
  }

  /** Merges the sorted runs that begin at {@code start} and {@code middle}. */
  private void merge(int start, int middle, int width) {
    int end = Math.min(middle + width, rows.length);
    int left = start;
    int right = middle;
    if (middle < end && isInOrder(middle - 1, middle)) {
      right = end; // both runs are one already
    }
    for (int to = start; to < end; to++) {
      boolean takeLeft = right >= end || (left < middle && isInOrder(left, right));
      int from = takeLeft ? left++ : right++;
      mergedRows[to] = rows[from];
      mergedKeys[to] = keys[from];
    }
  }

  private boolean isInOrder(int left, int right) {
    return keys[left] == keys[right]
        ? order.compare(chunk, rows[left], chunk, rows[right]) <= 0
        : keys[left] < keys[right];
  }
}
