package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import farm.analysis.load.csv.FieldValue.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class FieldValueTest {

  private final FieldValue value = new FieldValue();

  @Test
  void everyLongIsRead() {
    qt().withFixedSeed(1)
        .forAll(longs().all())
        .checkAssert(
            number -> {
              assertThat(look(Long.toString(number))).isEqualTo(Kind.LONG);
              assertThat(value.longValue()).isEqualTo(number);
            });
  }

  @Test
  void everyDoubleIsReadAsTheJdkReadsIt() {
    qt().withFixedSeed(2)
        .withExamples(20_000)
        .forAll(longs().all())
        .checkAssert(
            bits -> {
              double number = Double.longBitsToDouble(bits);
              assertSame(Double.toString(number));
              if (number != 0 && Math.abs(number) < 1e-3) { // larger ones may be integers
                assertSame(new BigDecimal(number).round(new MathContext(20)).toString());
              }
            });
  }

  @Test
  void decimalsOfAnyLengthAreReadAsTheJdkReadsThem() {
    qt().withFixedSeed(3)
        .withExamples(20_000)
        .forAll(longs().all(), integers().between(0, 62), integers().between(-30, 30))
        .checkAssert(
            (digits, shift, scale) -> {
              String decimal = BigDecimal.valueOf(digits >> shift, scale).toPlainString();
              if (decimal.contains(".")) {
                assertSame(decimal);
              }
              assertSame((digits >> shift) + "e" + scale);
            });
  }

  @Test
  void integersAreReadAsDoublesToo() {
    qt().withFixedSeed(4)
        .forAll(longs().all(), integers().between(0, 62))
        .checkAssert(
            (digits, shift) -> {
              look(Long.toString(digits >> shift));
              assertThat(value.doubleValue()).isEqualTo((double) (digits >> shift));
              BigDecimal exact = new BigDecimal((double) (digits >> shift));
              assertThat(value.fitsDouble())
                  .isEqualTo(exact.compareTo(BigDecimal.valueOf(digits >> shift)) == 0);
            });
  }

  private void assertSame(String number) {
    assertThat(look(number)).as(number).isEqualTo(Kind.DOUBLE);
    assertThat(Double.doubleToRawLongBits(value.doubleValue()))
        .as(number)
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(number)));
  }

  private Kind look(String text) {
    byte[] bytes = ("xx" + text + "x").getBytes(UTF_8);
    return value.look(bytes, 2, bytes.length - 1);
  }
}
