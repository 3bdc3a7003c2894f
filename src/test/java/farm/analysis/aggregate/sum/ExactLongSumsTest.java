package farm.analysis.aggregate.sum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactLongSumsTest {

  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

  @Test
  void sumOfNothingIsZero() throws IOException {
    check();
  }

  @Test
  void sumsAtTheEdgesFit() throws IOException {
    check(Long.MAX_VALUE);
    check(Long.MIN_VALUE);
    check(Long.MAX_VALUE, Long.MIN_VALUE);
    check(-1, 1);
    check(-1, -1);
  }

  @Test
  void overflowOnTheWayIsNoOverflow() throws IOException {
    check(Long.MAX_VALUE, 1, -1);
    check(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, 1);
  }

  @Test
  void sumsBeyondTheEdgesDontFit() throws IOException {
    check(Long.MAX_VALUE, 1);
    check(Long.MIN_VALUE, -1);
    check(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);
    check(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  @Test
  void nearestDoubleIsRoundedOnce() throws IOException {
    check((1L << 53) + 1);
    check(Long.MAX_VALUE, Long.MAX_VALUE, 1);
    check(Long.MAX_VALUE, 1, 1025);
  }

  @Test
  void agreesWithBigInteger() throws IOException {
    Random random = new Random(11);
    for (int run = 0; run < 5_000; run++) {
      long[] values = new long[random.nextInt(8)];
      for (int i = 0; i < values.length; i++) {
        long value = random.nextLong() >> random.nextInt(64);
        values[i] = random.nextInt(4) == 0 ? Long.MAX_VALUE ^ (value >> 63) : value;
      }
      check(values);
    }
  }

  /** Checks the sum of these values, added in two parts that are merged and encoded. */
  private static void check(long... values) throws IOException {
    BigInteger expected = BigInteger.ZERO;
    ExactLongSums sums = new ExactLongSums();
    ExactLongSums other = new ExactLongSums();
    sums.grow(2);
    other.grow(2);
    for (int i = 0; i < values.length; i++) {
      (i % 2 == 0 ? sums : other).add(1, values[i]);
      expected = expected.add(BigInteger.valueOf(values[i]));
    }
    byte[] before = encoded(other);
    sums.merge(1, other, 1);
    assertThat(encoded(other)).isEqualTo(before);
    ExactLongSums merged = new ExactLongSums();
    merged.decode(2, new DataInputStream(new ByteArrayInputStream(encoded(sums))));

    assertThat(merged.exactSum(1)).isEqualTo(expected);
    assertThat(merged.nearest(1)).isEqualTo(expected.doubleValue());
    boolean fits = expected.compareTo(LEAST) >= 0 && expected.compareTo(GREATEST) <= 0;
    assertThat(merged.fits(1)).isEqualTo(fits);
    if (fits) {
      assertThat(merged.sum(1)).isEqualTo(expected.longValueExact());
    }
    assertThat(merged.exactSum(0)).isEqualTo(BigInteger.ZERO);
  }

  private static byte[] encoded(ExactLongSums sums) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sums.encode(2, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
