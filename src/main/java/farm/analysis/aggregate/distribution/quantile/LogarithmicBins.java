package farm.analysis.aggregate.distribution.quantile;

/**
 * Numbers bins of doubles in the order of their values, each so narrow that one value stands for
 * all of the bin within a relative error.
 *
 * <p>This is the mapping of DDSketch (Masson, Rim and Lee, PVLDB 12(12), 2019) with the cubic
 * interpolation of the logarithm of its authors' library, which takes 1 % more bins than the
 * logarithm itself. It is written anew here, as theirs takes {@code Math.log} and {@code Math.pow},
 * which may differ in the last bit from one machine to another; this takes IEEE 754 arithmetic and
 * StrictMath alone. Zero, both infinities and NaN have bins of their own, and subnormal numbers are
 * binned as all others, so there is no least value.
 */
final class LogarithmicBins {

  /** The bin of NaN; the last. */
  static final long NAN = 1L << 41;

  private static final long INFINITE = 1L << 40;
  private static final int LEAST_EXPONENT = -1074;

  // The cubic P(s) = s(C + s(B + sA)) from P(0) = 0 to P(1) = 1 with the greatest least slope of
  // exponent + P(significand) by the logarithm, which is C.
  private static final double A = 6.0 / 35;
  private static final double B = -3.0 / 5;
  private static final double C = 10.0 / 7;

  /** Enough for every bit: P is nearly straight, and each step doubles the right digits. */
  private static final int NEWTON_STEPS = 6;

  private final double binsPerOctave;
  private final long first;

  /** Bins of which one value stands for all within {@code relativeError}. */
  LogarithmicBins(double relativeError) {
    double logOfBinWidth = StrictMath.log1p(2 * relativeError / (1 - relativeError));
    binsPerOctave = 1 / (C * logOfBinWidth);
    first = (long) Math.floor(LEAST_EXPONENT * binsPerOctave);
  }

  /** The bin of a value: the greater the value, the greater the number, or the same. */
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

  /** 2ab/(a + b) of a bin from a to b is as near, relatively, to the one as to the other. */
  private double sizeOf(long bin) {
    double low = (bin - 1 + first) / binsPerOctave;
    double high = (bin + first) / binsPerOctave;
    int exponent = (int) Math.floor(low);
    double start = 1 + inverse(low - exponent);
    int octaves = (int) Math.floor(high) - exponent;
    double end = Math.scalb(1 + inverse(high - Math.floor(high)), octaves);
    return Math.scalb(2 * start * end / (start + end), exponent);
  }

  /** The s with P(s) = {@code p}, by Newton's method. */
  private static double inverse(double p) {
    double s = p;
    for (int i = 0; i < NEWTON_STEPS; i++) {
      s -= (s * (C + s * (B + s * A)) - p) / (C + s * (2 * B + 3 * s * A));
    }
    return s;
  }
}
