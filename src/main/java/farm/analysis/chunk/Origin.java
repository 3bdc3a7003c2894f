package farm.analysis.chunk;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The place a chunk comes from, used to restore order and to place errors.
 *
 * <p>Origins sort as their rows do in the inputs: by branch, part, ordinal, piece, then first row.
 *
 * @param input the input as the user wrote it, usually a path
 * @param branch one char for each time that several collections became one: the number of the
 *     chunk's collection, the latest first; empty if that never happened
 * @param part the number of the independently read piece, from 0, over all inputs in input order
 * @param ordinal the chunk's number within its part, from 0
 * @param piece two chars for each time that one chunk became several: the chunk's number among
 *     them, the latest last; empty if that never happened
 * @param firstRow the position of the first row, as the input counts rows: a rowid for SQLite
 *     tables
 */
public record Origin(
    String input, String branch, int part, long ordinal, String piece, long firstRow)
    implements Comparable<Origin>, Serializable {

  /** The columns of {@link #places}. */
  public static final Schema PLACE =
      Schema.of(
          new Schema.Field("branch", ColumnType.TEXT),
          new Schema.Field("part", ColumnType.LONG),
          new Schema.Field("ordinal", ColumnType.LONG),
          new Schema.Field("piece", ColumnType.TEXT),
          new Schema.Field("row", ColumnType.LONG));

  /** The bits of a piece's number in one char: below the surrogates, so that all orders agree. */
  private static final int PIECE_BITS = 15;

  private static final Comparator<Origin> ORDER =
      Comparator.comparing(Origin::branch)
          .thenComparingInt(Origin::part)
          .thenComparingLong(Origin::ordinal)
          .thenComparing(Origin::piece)
          .thenComparingLong(Origin::firstRow);

  /** The origin of a whole chunk whose collection was never combined with others. */
  public Origin(String input, int part, long ordinal, long firstRow) {
    this(input, "", part, ordinal, "", firstRow);
  }

  /**
   * This origin, marked with the number of its collection, which is one of several that become one.
   */
  public Origin inBranch(int number) {
    return new Origin(input, (char) number + branch, part, ordinal, piece, firstRow);
  }

  /** This origin, marked with the number of a chunk that is one of several made from one chunk. */
  public Origin inPiece(int number) {
    char high = (char) (number >>> PIECE_BITS);
    char low = (char) (number & (1 << PIECE_BITS) - 1);
    return new Origin(input, branch, part, ordinal, piece + high + low, firstRow);
  }

  /**
   * The places of the first {@code rows} rows of the chunk of this origin. Ascending order by these
   * columns is the order of the inputs, for any size of chunks.
   */
  public List<Column> places(int rows) {
    return List.of(
        TextColumn.constant(branch, rows),
        LongColumn.constant(part, rows),
        LongColumn.constant(ordinal, rows),
        TextColumn.constant(piece, rows),
        LongColumn.of(LongStream.range(0, rows).toArray()));
  }

  /** The origin of the first chunk of an input that is read in one piece. */
  public static Origin of(String input) {
    return new Origin(input, 0, 0, 0);
  }

  /**
   * Returns true if a chunk of origin {@code next} is the one after the chunk of this origin. For
   * pieces of chunks this isn't known.
   */
  public boolean isFollowedBy(Origin next) {
    return part == next.part
        && piece.isEmpty()
        && next.piece.isEmpty()
        && branch.equals(next.branch)
        && ordinal + 1 == next.ordinal
        && input.equals(next.input);
  }

  @Override
  public int compareTo(Origin other) {
    return ORDER.compare(this, other);
  }
}
