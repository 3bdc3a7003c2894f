package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Origin;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of the side of a join that is held in memory, with an index of their keys. */
final class JoinTable {

  private final Chunk rows;
  private final KeyIndex index;

  private JoinTable(TableJoin join, Chunk rows) {
    this.rows = rows;
    this.index =
        new KeyIndex(
            rows.slice(0, rows.rowCount() - 1),
            join.pairing().keyColumns(join.table()),
            join.pairing().keyTypes(join.streamed()));
  }

  /** A table of the rows of these chunks, in the order of their origins. */
  static JoinTable of(TableJoin join, List<Chunk> chunks) {
    int count = Math.toIntExact(chunks.stream().mapToLong(Chunk::rowCount).sum());
    ChunkBuilder rows = new ChunkBuilder(join.tableColumns(), count + 1);
    Comparator<Chunk> order = Comparator.comparing(Chunk::origin);
    for (Chunk chunk : chunks.stream().sorted(order).toList()) {
      for (int row = 0; row < chunk.rowCount(); row++) {
        rows.appendRow(chunk, row);
      }
    }
    for (int c = 0; c < join.tableColumns().size(); c++) {
      rows.column(c).appendMissing();
    }
    rows.endRow();
    return new JoinTable(join, rows.build(Origin.of(join.name())));
  }

  /** The rows, then one whose values are all missing: {@link #noRow}. */
  Chunk rows() {
    return rows;
  }

  KeyIndex index() {
    return index;
  }

  /** The row that stands for no match. */
  int noRow() {
    return rows.rowCount() - 1;
  }

  /** The rows whose keys are in none of these groups, in order. */
  int[] rowsWithout(BitSet groups) {
    BitSet matched = new BitSet(noRow());
    groups.stream()
        .forEach(
            group ->
                IntStream.range(0, index.count(group))
                    .forEach(number -> matched.set(index.row(group, number))));
    return IntStream.range(0, noRow()).filter(row -> !matched.get(row)).toArray();
  }
}
