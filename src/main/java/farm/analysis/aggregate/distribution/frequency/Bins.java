package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.LongCounts;

/** Which values are counted together, in bins numbered in their order. */
interface Bins {

  /** The bin of all values less than those of the others. */
  long BELOW = Long.MIN_VALUE;

  /** The bin of values whose own bin has no number. */
  long UNREACHABLE = Long.MAX_VALUE - 2;

  /** The bin of all values greater than those of the others. */
  long ABOVE = Long.MAX_VALUE - 1;

  /** The bin of NaN. */
  long NAN = Long.MAX_VALUE;

  /** The number of the bin of a value that isn't NaN. */
  long binOf(double value);

  /** The lower edge of a bin that isn't of NaN. */
  double lower(long bin);

  /** The upper edge of a bin that isn't of NaN. */
  double upper(long bin);

  /** The first bin to list. */
  long first(LongCounts counts);

  /** The last bin to list; less than the first if there is none. */
  long last(LongCounts counts);

  /** Whether a bin is one of those numbered in order. */
  static boolean isNumbered(long bin) {
    return bin > BELOW && bin < UNREACHABLE;
  }
}
