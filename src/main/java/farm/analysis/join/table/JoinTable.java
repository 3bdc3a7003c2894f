package farm.analysis.join.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.join.pair.KeyIndex;
import java.util.BitSet;

/** The rows of the side of a join that is held in memory, with an index of their keys. */
final class JoinTable {

  private final Chunk rows;
  private final KeyIndex index;

  private JoinTable(Chunk rows, KeyIndex index) {
    this.rows = rows;
    this.index = index;
  }

  /** A table of these rows. */
  static JoinTable of(TableJoin join, Chunk rows) {
    int[] columns = join.pairing().keyColumns(join.table());
    return new JoinTable(
        rows, new KeyIndex(rows, columns, join.pairing().keyTypes(join.streamed())));
  }

  /** The rows, in order. */
  Chunk rows() {
    return rows;
  }

  KeyIndex index() {
    return index;
  }

  /** The rows whose keys are in none of these groups, in order. */
  int[] rowsWithout(BitSet groups) {
    return index.rowsWithout(groups, rows.rowCount());
  }
}
