package farm.analysis.aggregate;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.CodePoints;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import java.util.stream.IntStream;

/**
 * The order of rows by their first columns: missing before all values, numbers by size with NaN
 * last, false before true, text by code points (as SQLite's BINARY collation).
 */
final class KeyOrder {

  private final int columns;

  /** The order by the first so many columns. */
  KeyOrder(int columns) {
    this.columns = columns;
  }

  /** The numbers of a chunk's rows, sorted. */
  int[] sorted(Chunk chunk) {
    int[] rows = IntStream.range(0, chunk.rowCount()).toArray();
    int[] merged = new int[rows.length];
    for (int width = 1; width > 0 && width < rows.length; width *= 2) {
      for (int start = 0; start < rows.length; start += 2 * width) {
        merge(chunk, rows, start, width, merged);
      }
      int[] swapped = rows;
      rows = merged;
      merged = swapped;
    }
    return rows;
  }

  /** Merges the two sorted runs of {@code width} rows from {@code start} on. */
  private void merge(Chunk chunk, int[] rows, int start, int width, int[] merged) {
    int middle = Math.min(start + width, rows.length);
    int end = Math.min(middle + width, rows.length);
    int left = start;
    int right = middle;
    for (int to = start; to < end; to++) {
      boolean takeLeft =
          left < middle && (right >= end || compare(chunk, rows[left], chunk, rows[right]) <= 0);
      merged[to] = takeLeft ? rows[left++] : rows[right++];
    }
  }

  /** Compares rows of two chunks. */
  int compare(Chunk one, int row, Chunk other, int otherRow) {
    for (int c = 0; c < columns; c++) {
      int sign =
          compare(one.column(c), one.position(row), other.column(c), other.position(otherRow));
      if (sign != 0) {
        return sign;
      }
    }
    return 0;
  }

  private static int compare(Column one, int position, Column other, int otherPosition) {
    boolean missing = one.isMissing(position);
    if (missing || other.isMissing(otherPosition)) {
      return Boolean.compare(!missing, !other.isMissing(otherPosition));
    }
    return switch (one.type()) {
      case LONG ->
          Long.compare(
              ((LongColumn) one).longAt(position), ((LongColumn) other).longAt(otherPosition));
      case DOUBLE ->
          Double.compare(
              ((DoubleColumn) one).doubleAt(position),
              ((DoubleColumn) other).doubleAt(otherPosition));
      case BOOLEAN ->
          Boolean.compare(
              ((BooleanColumn) one).booleanAt(position),
              ((BooleanColumn) other).booleanAt(otherPosition));
      case TEXT, JSON ->
          CodePoints.compare(
              ((TextColumn) one).textAt(position), ((TextColumn) other).textAt(otherPosition));
    };
  }
}
