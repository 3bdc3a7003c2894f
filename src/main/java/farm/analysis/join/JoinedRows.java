package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Origin;
import farm.analysis.join.Pairing.First;
import farm.analysis.join.Pairing.Of;
import farm.analysis.join.Pairing.Side;
import farm.analysis.join.Pairing.Source;
import java.util.Arrays;
import java.util.List;

/** Pairs of a row of a streamed chunk and a row of a table, which become rows of the result. */
final class JoinedRows {

  private final TableJoin join;
  private final JoinTable table;
  private final int[] streamedRows;
  private final int[] tableRows;
  private int size;

  /** Room for this number of pairs. */
  JoinedRows(TableJoin join, JoinTable table, int capacity) {
    this.join = join;
    this.table = table;
    this.streamedRows = new int[capacity];
    this.tableRows = new int[capacity];
  }

  /**
   * Adds a pair.
   *
   * @param match the row of the table, or {@link JoinTable#noRow}
   */
  void add(int row, int match) {
    streamedRows[size] = row;
    tableRows[size++] = match;
  }

  boolean isFull() {
    return size == streamedRows.length;
  }

  /**
   * Returns the rows of the result for the pairs with rows of this chunk, and forgets the pairs.
   */
  Chunk take(Chunk chunk, Origin origin) {
    Streamed streamed = Streamed.of(chunk, Arrays.copyOf(streamedRows, size));
    int[] matches = Arrays.copyOf(tableRows, size);
    size = 0;
    List<Column> columns =
        join.pairing().sources().stream().map(source -> column(source, streamed, matches)).toList();
    return Chunk.of(join.pairing().result(), columns, origin, matches.length);
  }

  private Column column(Source source, Streamed streamed, int[] matches) {
    if (source instanceof Of of) {
      return of.side() == join.table()
          ? table.rows().column(of.column()).gather(matches)
          : streamed.column(of.column());
    }
    First first = (First) source;
    if (join.table() == Side.RIGHT) {
      return streamed.column(first.left());
    }
    Column ofTable = table.rows().column(first.left());
    return hasNoMatch(matches)
        ? either(ofTable, matches, streamed.column(first.right()))
        : ofTable.gather(matches);
  }

  private boolean hasNoMatch(int[] matches) {
    return Arrays.stream(matches).anyMatch(match -> match == table.noRow());
  }

  /** The values of the table or, for rows without a match, of the streamed side. */
  private Column either(Column ofTable, int[] matches, Column streamed) {
    Column.Builder values = Column.builder(ofTable.type(), matches.length);
    for (int row = 0; row < matches.length; row++) {
      if (matches[row] == table.noRow()) {
        values.appendFrom(streamed, row);
      } else {
        values.appendFrom(ofTable, matches[row]);
      }
    }
    return values.build();
  }

  /** Returns the rows of the result for these rows of the table, which have no match. */
  static Chunk unmatched(TableJoin join, JoinTable table, int[] rows, Origin origin) {
    List<Column> columns =
        join.pairing().sources().stream()
            .map(source -> unmatched(join, table, source, rows))
            .toList();
    return Chunk.of(join.pairing().result(), columns, origin, rows.length);
  }

  private static Column unmatched(TableJoin join, JoinTable table, Source source, int[] rows) {
    if (source instanceof Of of && of.side() == join.streamed()) {
      return Column.allMissing(
          join.pairing().columns(of.side()).field(of.column()).type(), rows.length);
    }
    int column = source instanceof Of of ? of.column() : ((First) source).on(join.table());
    return table.rows().column(column).gather(rows);
  }

  /**
   * Rows of a chunk.
   *
   * @param positions their positions in its columns
   * @param isWhole true if they are all rows of the chunk, in order
   */
  private record Streamed(Chunk chunk, int[] positions, boolean isWhole) {

    static Streamed of(Chunk chunk, int[] rows) {
      boolean isWhole = rows.length == chunk.rowCount();
      int[] positions = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        isWhole &= rows[i] == i;
        positions[i] = chunk.position(rows[i]);
      }
      return new Streamed(chunk, positions, isWhole);
    }

    Column column(int index) {
      return isWhole ? chunk.values(index) : chunk.column(index).gather(positions);
    }
  }
}
