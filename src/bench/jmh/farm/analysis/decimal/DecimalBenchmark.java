package farm.analysis.decimal;

import farm.analysis.KernelBenchmark;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** What it costs to turn a decimal of 17 digits into a double. */
public class DecimalBenchmark extends KernelBenchmark {

  private static final int NUMBERS = 10_000;

  private final long[] digits = new long[NUMBERS];
  private final int[] exponents = new int[NUMBERS];
  private final String[] texts = new String[NUMBERS];

  /** Makes numbers. */
  @Setup
  public void setUp() {
    Random random = new Random(1);
    for (int i = 0; i < NUMBERS; i++) {
      digits[i] = 10_000_000_000_000_000L + (random.nextLong() >>> 8);
      exponents[i] = -14 - random.nextInt(4);
      texts[i] = digits[i] + "e" + exponents[i];
    }
  }

  /** By Lemire's algorithm, the digits being known. */
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
}
