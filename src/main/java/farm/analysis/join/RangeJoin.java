package farm.analysis.join;

import farm.analysis.join.JoinWay.Part;
import java.io.Serializable;

/**
 * A join of two large inputs, by ranges of keys.
 *
 * @param left the first input
 * @param right the second input
 */
record RangeJoin(Pairing pairing, Part left, Part right) implements Serializable {

  /** The bytes of both inputs for each range. */
  private static final long RANGE_BYTES = 16L << 20;

  private static final int MOST_RANGES = 1 << 10;

  /** The number of ranges. */
  int ranges() {
    return (int) Math.min(MOST_RANGES, (left.bytes() + right.bytes()) / RANGE_BYTES + 1);
  }
}
