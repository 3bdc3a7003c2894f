package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
    Chunk none = Chunk.empty(columns, Origin.of("rows in memory"));
    Stream<Chunk> sorted = chunks.stream().sorted(Comparator.comparing(Chunk::origin));
    return Chunk.concat(Stream.concat(Stream.of(none), sorted).toList());
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
