package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.LongCounts;

/** The bins of a histogram, numbered in the order of their values. */
interface Bins {

  /** The bin of all values less than those of the numbered bins. */
  long BELOW = Long.MIN_VALUE;

  /** The bin of values that are too large for a numbered bin. */
  long UNREACHABLE = Long.MAX_VALUE - 2;

  /** The bin of all values greater than those of the numbered bins. */
  long ABOVE = Long.MAX_VALUE - 1;

  /** The bin of NaN. */
  long NAN = Long.MAX_VALUE;

  /** The bin of a value, which must not be NaN. */
  long binOf(double value);

  /** The lower edge of a bin other than {@link #NAN}. */
  double lower(long bin);

  /** The upper edge of a bin other than {@link #NAN}. */
  double upper(long bin);

  /** The first bin to list. */
  long first(LongCounts counts);

  /** The last bin to list; less than the first if there is none. */
  long last(LongCounts counts);

  /** Returns true if a bin is a numbered one. */
  static boolean isNumbered(long bin) {
    return bin > BELOW && bin < UNREACHABLE;
  }
}
