package farm.analysis.decimal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberWriterTest {

  private final NumberWriter writer = new NumberWriter();
  private final byte[] bytes = new byte[3 + NumberWriter.MOST_BYTES];

  private String written(double value) {
    int end = writer.write(value, bytes, 3);
    return new String(bytes, 3, end - 3, StandardCharsets.US_ASCII);
  }

  private String written(long value) {
    int end = writer.write(value, bytes, 3);
    return new String(bytes, 3, end - 3, StandardCharsets.US_ASCII);
  }

  /** Compares with Jackson, another implementation of the same paper. */
  private void check(double value) {
    String text = written(value);
    if (!text.equals(DoubleToDecimal.toString(value))
        || Double.doubleToLongBits(Double.parseDouble(text)) != Double.doubleToLongBits(value)) {
      assertThat(text).isEqualTo(DoubleToDecimal.toString(value));
    }
  }

  @Test
  void doublesAsJavaWritesThem() {
    assertThat(written(0.0)).isEqualTo("0.0");
    assertThat(written(-0.0)).isEqualTo("-0.0");
    assertThat(written(1.0)).isEqualTo("1.0");
    assertThat(written(-34.5)).isEqualTo("-34.5");
    assertThat(written(34.500000000000185)).isEqualTo("34.500000000000185");
    assertThat(written(0.001)).isEqualTo("0.001");
    assertThat(written(0.000999)).isEqualTo("9.99E-4");
    assertThat(written(9_999_999.0)).isEqualTo("9999999.0");
    assertThat(written(1e7)).isEqualTo("1.0E7");
    assertThat(written(1.5e300)).isEqualTo("1.5E300");
    assertThat(written(Double.NaN)).isEqualTo("NaN");
    assertThat(written(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    assertThat(written(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    assertThat(NumberWriter.text(-1.25)).isEqualTo("-1.25");
  }

  /** Before Java 19, Double.toString writes these with a digit too many. */
  @Test
  void theShortest() {
    assertThat(written(2e23)).isEqualTo("2.0E23");
    assertThat(written(2.2250738585072014E-308)).isEqualTo("2.2250738585072014E-308");
    assertThat(written(Double.MIN_VALUE)).isEqualTo("4.9E-324");
    assertThat(written(2 * Double.MIN_VALUE)).isEqualTo("9.9E-324");
    assertThat(written(Double.MAX_VALUE)).isEqualTo("1.7976931348623157E308");
  }

  @Test
  void powersOfTwoAndTheirNeighbours() {
    for (int power = -1074; power < 1024; power++) {
      double value = Math.scalb(1.0, power);
      check(value);
      check(Math.nextUp(value));
      check(Math.nextDown(value));
      check(3 * value / 2);
    }
  }

  @Test
  void powersOfTenAndTheirNeighbours() {
    for (int power = -323; power <= 308; power++) {
      double value = Double.parseDouble("1e" + power);
      check(value);
      check(-Math.nextUp(value));
      check(Math.nextDown(value));
      check(7 * value);
    }
  }

  @Test
  void anyBits() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000_000; i++) {
      check(Double.longBitsToDouble(random.nextLong()));
    }
  }

  @Test
  void decimalsAsPeopleWriteThem() {
    Random random = new Random(2);
    for (int i = 0; i < 500_000; i++) {
      check(random.nextInt(1_000_000) / Math.pow(10, random.nextInt(8)));
      check(random.nextDouble() * 100);
      check(random.nextInt(1000) * 0.15);
      check((double) (random.nextLong() >>> random.nextInt(64)));
    }
  }

  @Test
  void integers() {
    Random random = new Random(3);
    assertThat(written(0)).isEqualTo("0");
    assertThat(written(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
    assertThat(written(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    for (int i = 0; i < 100_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      assertThat(written(value)).isEqualTo(Long.toString(value));
    }
    for (long ten = 1; ten > 0 && ten <= 1_000_000_000_000_000_000L; ten *= 10) {
      assertThat(written(ten)).isEqualTo(Long.toString(ten));
      assertThat(written(1 - ten)).isEqualTo(Long.toString(1 - ten));
    }
  }
}
