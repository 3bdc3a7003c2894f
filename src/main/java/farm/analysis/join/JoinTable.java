package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

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

  /** A table of the rows of these chunks, in the order of their origins. */
  static JoinTable of(TableJoin join, List<Chunk> chunks) {
    return of(join, inOrder(join.tableColumns(), chunks));
  }

  /** The rows of these chunks as one chunk, in the order of their origins. */
  static Chunk inOrder(Schema columns, List<Chunk> chunks) {
    int count = Math.toIntExact(chunks.stream().mapToLong(Chunk::rowCount).sum());
    ChunkBuilder rows = new ChunkBuilder(columns, count);
    Comparator<Chunk> order = Comparator.comparing(Chunk::origin);
    for (Chunk chunk : chunks.stream().sorted(order).toList()) {
      for (int row = 0; row < chunk.rowCount(); row++) {
        rows.appendRow(chunk, row);
      }
    }
    return rows.build(Origin.of("rows in memory"));
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
