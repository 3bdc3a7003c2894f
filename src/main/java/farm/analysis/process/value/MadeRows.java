package farm.analysis.process.value;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.problem.RequestException;
import java.util.Arrays;

/** Rows made from the rows of a chunk, with a limit on the memory they take. */
final class MadeRows {

  /** The limit of a chunk's memory, about 500 times that of a chunk of the default size. */
  static final long MOST_BYTES = 128 << 20;

  private MadeRows() {}

  /** The approximate bytes that the columns of a chunk take for each row made from one of its. */
  static long bytesOfRow(Chunk chunk) {
    long bytes = 0;
    for (int c = 0; c < chunk.schema().size(); c++) {
      Column column = chunk.column(c);
      bytes += column.isConstant() ? 0 : column.type().isTextual() ? 4 : 8;
    }
    return bytes;
  }

  /** The row of each made row, if {@code counts} rows are made of each. */
  static int[] repeated(int[] counts, int total) {
    int[] rows = new int[total];
    int next = 0;
    for (int row = 0; row < counts.length; row++) {
      Arrays.fill(rows, next, next + counts[row], row);
      next += counts[row];
    }
    return rows;
  }

  /**
   * The exception for more memory than the limit.
   *
   * @param column the column that the rows are made of
   * @param rows the number of rows of the chunk that took it
   */
  static RequestException tooMany(Chunk chunk, String column, int rows) {
    return new RequestException(
        column,
        "%s: column '%s' becomes more than %d MB after %d rows of a chunk; read with chunk_size: %d"
            .formatted(
                chunk.origin().input(), column, MOST_BYTES >> 20, rows, Math.max(1, rows / 16)));
  }
}
