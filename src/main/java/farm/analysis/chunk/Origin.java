package farm.analysis.chunk;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a chunk comes from, so that order can be restored and errors can be placed.
 *
 * <p>Origins order as their rows do in the inputs: by branch, part, ordinal, then first row.
 *
 * @param input the input as the user wrote it, usually a path
 * @param branch which of several collections that became one the chunk was in: a char for each
 *     time, the last time first; empty if that never happened
 * @param part the number, from 0, of the independently read piece of all inputs, in input order
 * @param ordinal the chunk's number within its part, from 0
 * @param firstRow where the first row stands, as the input counts: a rowid for SQLite tables
 */
public record Origin(String input, String branch, int part, long ordinal, long firstRow)
    implements Comparable<Origin>, Serializable {

  private static final Comparator<Origin> ORDER =
      Comparator.comparing(Origin::branch)
          .thenComparingInt(Origin::part)
          .thenComparingLong(Origin::ordinal)
          .thenComparingLong(Origin::firstRow);

  /** Where a chunk stands that has been in one collection only. */
  public Origin(String input, int part, long ordinal, long firstRow) {
    this(input, "", part, ordinal, firstRow);
  }

  /** This origin in the collection with this number among several that become one. */
  public Origin inBranch(int number) {
    return new Origin(input, (char) number + branch, part, ordinal, firstRow);
  }

  /** The first chunk of an input that is read in one piece. */
  public static Origin of(String input) {
    return new Origin(input, 0, 0, 0);
  }

  @Override
  public int compareTo(Origin other) {
    return ORDER.compare(this, other);
  }
}
