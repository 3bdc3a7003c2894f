package farm.analysis.decimal;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import farm.analysis.KernelBenchmark;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** The cost of turning a decimal of 17 digits into a double, and back. */
public class DecimalBenchmark extends KernelBenchmark {

  private static final int NUMBERS = 10_000;

  private final long[] digits = new long[NUMBERS];
  private final int[] exponents = new int[NUMBERS];
  private final String[] texts = new String[NUMBERS];
  private final double[] values = new double[NUMBERS];

  /** Makes numbers. */
  @Setup
  public void setUp() {
    Random random = new Random(1);
    for (int i = 0; i < NUMBERS; i++) {
      digits[i] = 10_000_000_000_000_000L + (random.nextLong() >>> 8);
      exponents[i] = -14 - random.nextInt(4);
      texts[i] = digits[i] + "e" + exponents[i];
      values[i] = Double.parseDouble(texts[i]);
    }
  }

  /** By Lemire's algorithm, from digits and exponent. */
  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public double nearest() {
    double sum = 0;
    for (int i = 0; i < NUMBERS; i++) {
      sum += Decimal.nearest(digits[i], exponents[i]);
    }
    return sum;
  }

  /** By the JDK, from text. */
  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public double parseDouble() {
    double sum = 0;
    for (String text : texts) {
      sum += Double.parseDouble(text);
    }
    return sum;
  }

  /** Writes a double as the shortest decimal. */
  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public int write() {
    NumberWriter writer = new NumberWriter();
    byte[] bytes = new byte[NumberWriter.MOST_BYTES];
    int length = 0;
    for (double value : values) {
      length += writer.write(value, bytes, 0);
    }
    return length;
  }

  /** The same as {@link #write}, by Jackson. */
  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public int writeByJackson() {
    int length = 0;
    for (double value : values) {
      length += DoubleToDecimal.toString(value).length();
    }
    return length;
  }
}
