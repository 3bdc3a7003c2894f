package farm.analysis.aggregate.distribution.rank;

import java.util.Arrays;

/** The ranks of values; equal values have the mean of their ranks. */
final class Ranks {

  private final long[] sorted;

  /** The ranks among these values. */
  Ranks(long[] values) {
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  /** Twice the difference between the rank of a value and the mean rank, an integer. */
  long centred(long value) {
    int less = countBelow(value, false);
    int atMost = countBelow(value, true);
    return (long) less + atMost - sorted.length;
  }

  /** The number of values below {@code value}, or up to and including it. */
  private int countBelow(long value, boolean included) {
    int low = 0;
    for (int high = sorted.length; low < high; ) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || (included && sorted[middle] == value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
