package farm.analysis.join.pair;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;

/** Some rows of a chunk, in any order; each may be {@link JoinedRows#NONE}. */
final class ChunkRows {

  private final Chunk chunk;
  private final int[] positions;
  private final boolean hasNone;
  private final boolean isWhole;

  /**
   * These rows.
   *
   * @param rows their numbers; the array is used for their positions
   */
  ChunkRows(Chunk chunk, int[] rows) {
    boolean anyIsNone = false;
    boolean allInOrder = rows.length == chunk.rowCount();
    for (int i = 0; i < rows.length; i++) {
      anyIsNone |= rows[i] == JoinedRows.NONE;
      allInOrder &= rows[i] == i;
      rows[i] = rows[i] == JoinedRows.NONE ? JoinedRows.NONE : chunk.position(rows[i]);
    }
    this.chunk = chunk;
    this.positions = rows;
    this.hasNone = anyIsNone;
    this.isWhole = allInOrder;
  }

  boolean hasNone() {
    return hasNone;
  }

  boolean isNone(int index) {
    return positions[index] == JoinedRows.NONE;
  }

  /** The values of a column of the chunk in these rows. */
  Column column(int index) {
    if (isWhole) {
      return chunk.values(index);
    }
    return hasNone
        ? chunk.column(index).gatherOrMissing(positions)
        : chunk.column(index).gather(positions);
  }
}
