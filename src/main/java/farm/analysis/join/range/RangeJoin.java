package farm.analysis.join.range;

import farm.analysis.aggregate.group.HeapLimit;
import farm.analysis.join.pair.EncodedRows;
import farm.analysis.join.pair.JoinWay.Part;
import farm.analysis.join.pair.Pairing;
import farm.analysis.problem.DataException;
import java.io.Serializable;

/**
 * A join of two large inputs, by ranges of keys.
 *
 * @param left the first input
 * @param right the second input
 */
public record RangeJoin(Pairing pairing, Part left, Part right) implements Serializable {

  /** The bytes of both inputs for each range. */
  private static final long RANGE_BYTES = 16L << 20;

  private static final int MOST_RANGES = 1 << 10;

  /** The number of ranges. */
  int ranges() {
    return (int) Math.min(MOST_RANGES, (left.bytes() + right.bytes()) / RANGE_BYTES + 1);
  }

  /**
   * Checks the rows of a range of keys.
   *
   * @throws DataException if they are too many for the heap
   */
  void checkFits(EncodedRows leftRows, EncodedRows rightRows) {
    int keys = pairing.keys().size();
    HeapLimit.check(
        "%s and %s: the %,d and %,d rows of one range of keys"
            .formatted(left.name(), right.name(), leftRows.rowCount(), rightRows.rowCount()),
        leftRows.tableBytes(keys) + rightRows.tableBytes(keys),
        "choose fewer columns with 'fields', or leave out keys that most rows have");
  }

  /**
   * Checks the heap while rows are dealt out to ranges. A runner may keep the rows of both inputs
   * in the heap until all have been dealt out, as the DirectRunner does.
   *
   * @throws DataException if it is nearly full
   */
  void checkHeap() {
    HeapLimit.checkUse(
        "%s and %s are both large, and this run keeps the rows of both in memory"
            .formatted(left, right),
        "choose fewer columns with 'fields', or name the smaller input in 'broadcast', which keeps"
            + " only that one in memory");
  }
}
