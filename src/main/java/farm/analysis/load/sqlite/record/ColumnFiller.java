package farm.analysis.load.sqlite.record;

import farm.analysis.chunk.ChunkBuilder;

/** Appends the values of one column, of some rows of a batch, to the rows of a chunk. */
interface ColumnFiller {

  /**
   * Appends the values of the rows of the batch from {@code from} to before {@code to}.
   *
   * @return the row whose value the column's type can't hold, which isn't appended nor are those
   *     after it; else {@code to}
   */
  int fill(ChunkBuilder rows, int from, int to);

  /** What to say of such a row's value. */
  Found found(int row);

  /** A value as messages show it. */
  record Found(StorageClass storage, String text) {}
}
