package farm.analysis.decimal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DecimalTest {

  private static void check(long digits, int exponent) {
    String text = Long.toUnsignedString(digits) + "e" + exponent;
    assertThat(Decimal.nearest(digits, exponent)).as(text).isEqualTo(Double.parseDouble(text));
  }

  @Test
  void knownNumbers() {
    assertThat(Decimal.nearest(0, 0)).isEqualTo(0.0);
    assertThat(Decimal.nearest(0, 500)).isEqualTo(0.0);
    assertThat(Decimal.nearest(15, -1)).isEqualTo(1.5);
    assertThat(Decimal.nearest(8_414_709_848_078_965L, -16)).isEqualTo(0.8414709848078965);
    assertThat(Decimal.nearest(1, 309)).isInfinite();
    assertThat(Decimal.nearest(1, -400)).isEqualTo(0.0);
    assertThat(Decimal.nearest(-1, 0)).isEqualTo(18446744073709551615.0);
  }

  @Test
  void limitsOfTheFormat() {
    for (long digits :
        new long[] {
          1,
          2,
          4,
          5,
          9,
          17976931348623157L,
          17976931348623158L,
          17976931348623159L,
          22250738585072014L,
          22250738585072011L,
          49406564584124654L,
          24703282292062327L,
          24703282292062328L,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          -1
        }) {
      for (int exponent = -345; exponent <= 310; exponent++) {
        check(digits, exponent);
      }
    }
  }

  @Test
  void anyDigitsAndExponent() {
    Random random = new Random(1);
    for (int i = 0; i < 400_000; i++) {
      check(random.nextLong() >>> random.nextInt(64), random.nextInt(700) - 370);
    }
  }

  @Test
  void shortestTextsOfDoubles() {
    Random random = new Random(2);
    for (int i = 0; i < 200_000; i++) {
      double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
      if (Double.isFinite(value)) {
        BigDecimal decimal = new BigDecimal(Double.toString(value));
        double nearest = Decimal.nearest(decimal.unscaledValue().longValue(), -decimal.scale());
        assertThat(nearest).isEqualTo(value);
      }
    }
  }

  /** Numbers halfway between two doubles, and their neighbours, if they fit into 64 bits. */
  @Test
  void ties() {
    Random random = new Random(3);
    for (int i = 0; i < 200_000; i++) {
      int exponent = random.nextInt(28) - 5;
      long mantissa = (1L << 53) + (random.nextLong() >>> 11 << 1) + 1;
      BigDecimal half = new BigDecimal(BigInteger.valueOf(mantissa).shiftLeft(random.nextInt(10)));
      BigDecimal digits = half.scaleByPowerOfTen(-exponent).setScale(0, RoundingMode.HALF_UP);
      if (digits.unscaledValue().bitLength() <= 64) {
        long unsigned = digits.unscaledValue().longValue();
        check(unsigned, exponent);
        check(unsigned + 1, exponent);
        check(unsigned - 1, exponent);
      }
    }
  }
}
