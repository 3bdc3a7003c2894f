package farm.analysis.aggregate.distribution.quantile;

/**
 * Numbers bins of doubles in the order of their values. A bin is so narrow that one value stands
 * for all of its values within a relative error.
 *
 * <p>This is the mapping of DDSketch (Masson, Rim and Lee, PVLDB 12(12), 2019). As in its authors'
 * library, a cubic interpolates the logarithm; that takes 1 % more bins than the logarithm itself.
 * Their library calls {@code Math.log} and {@code Math.pow}, whose last bit may differ between
 * machines. This class uses only IEEE 754 arithmetic and StrictMath.
 *
 * <p>Zero, both infinities and NaN have bins of their own. Subnormal numbers are binned like all
 * others, so there is no least value.
 */
final class LogarithmicBins {

  /** The bin of NaN, which is the last bin. */
  static final long NAN = 1L << 41;

  private static final long INFINITE = 1L << 40;
  private static final int LEAST_EXPONENT = -1074;

  // The cubic P(s) = s(C + s(B + sA)) runs from P(0) = 0 to P(1) = 1. Among such cubics it has the
  // greatest minimum of the slope of exponent + P(significand) over the logarithm: C.
  private static final double A = 6.0 / 35;
  private static final double B = -3.0 / 5;
  private static final double C = 10.0 / 7;

  /**
   * Enough steps to get every bit right: P is nearly a straight line, and each step doubles the
   * number of correct digits.
   */
  private static final int NEWTON_STEPS = 6;

  private final double binsPerOctave;
  private final long first;

  /** Creates bins in which one value stands for all others within {@code relativeError}. */
  LogarithmicBins(double relativeError) {
    double logOfBinWidth = StrictMath.log1p(2 * relativeError / (1 - relativeError));
    binsPerOctave = 1 / (C * logOfBinWidth);
    first = (long) Math.floor(LEAST_EXPONENT * binsPerOctave);
  }

  /** The bin of a value; a greater value has a greater bin, or the same. */
  long binOf(double value) {
    if (Double.isNaN(value)) {
      return NAN;
    }
    double size = Math.abs(value);
    long bin = size == 0 ? 0 : size == Double.POSITIVE_INFINITY ? INFINITE : binOfSize(size);
    return value < 0 ? -bin : bin;
  }

  private long binOfSize(double size) {
    boolean subnormal = size < Double.MIN_NORMAL;
    double normal = subnormal ? size * 0x1p54 : size;
    int exponent = Math.getExponent(normal);
    double s = Math.scalb(normal, -exponent) - 1;
    double logarithm = exponent - (subnormal ? 54 : 0) + s * (C + s * (B + s * A));
    return (long) Math.floor(logarithm * binsPerOctave) - first + 1;
  }

  /** The value that stands for a bin. */
  double valueOf(long bin) {
    if (bin == 0 || bin == NAN) {
      return bin == 0 ? 0 : Double.NaN;
    }
    double size = Math.abs(bin) == INFINITE ? Double.POSITIVE_INFINITY : sizeOf(Math.abs(bin));
    return bin < 0 ? -size : size;
  }

  /** For a bin from a to b: 2ab/(a + b), whose relative distance to a and to b is the same. */
  private double sizeOf(long bin) {
    double low = (bin - 1 + first) / binsPerOctave;
    double high = (bin + first) / binsPerOctave;
    int exponent = (int) Math.floor(low);
    double start = 1 + inverse(low - exponent);
    int octaves = (int) Math.floor(high) - exponent;
    double end = Math.scalb(1 + inverse(high - Math.floor(high)), octaves);
    return Math.scalb(2 * start * end / (start + end), exponent);
  }

  /** The s for which P(s) = {@code p}, by Newton's method. */
  private static double inverse(double p) {
    double s = p;
    for (int i = 0; i < NEWTON_STEPS; i++) {
      s -= (s * (C + s * (B + s * A)) - p) / (C + s * (2 * B + 3 * s * A));
    }
    return s;
  }
}
