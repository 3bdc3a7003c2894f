package farm.analysis.load.sqlite.record;

import farm.analysis.chunk.ChunkBuilder;

/** Appends the values of one column to a chunk, for some rows of a batch. */
interface ColumnFiller {

  /**
   * Appends the values of the batch's rows from {@code from}, inclusive, to {@code to}, exclusive.
   *
   * @return the first row whose value the column's type can't hold, or {@code to} if there is none;
   *     that row and later ones aren't appended
   */
  int fill(ChunkBuilder rows, int from, int to);

  /** The value of a row that {@link #fill} returned, for a message. */
  Found found(int row);

  /** A value as messages show it. */
  record Found(StorageClass storage, String text) {}
}
