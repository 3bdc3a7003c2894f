package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import farm.analysis.load.csv.FieldValue.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
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

  @Test
  void whateverStandsBesideItNumbersAreReadAsTheJdkReadsThem() {
    Random random = new Random(5);
    for (int example = 0; example < 200_000; example++) {
      String text = anyNumber(random);
      byte[] bytes =
          ("12" + text + "345678901234567890".substring(random.nextInt(19))).getBytes(UTF_8);
      Kind kind = value.look(bytes, 2, 2 + text.length());
      assertThat(kind).as(text).isEqualTo(kindByGrammar(text));
      if (kind == Kind.LONG) {
        assertThat(value.longValue()).as(text).isEqualTo(Long.parseLong(text));
      }
      if (kind != Kind.TEXT) {
        assertThat(Double.doubleToRawLongBits(value.doubleValue()))
            .as(text)
            .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
        assertThat(value.fitsLong()).as(text).isEqualTo(fitsLong(text));
      }
    }
  }

  private static String anyNumber(Random random) {
    String[] signs = {"", "", "", "-", "+"};
    String[] separators = {"", ".", ".", ".", ".", "e", "E-", "..", "-"};
    String[] exponents = {"", "", "", "", "", "e5", "e-7", "E+22", "e", "e-400", "e999999999999"};
    return signs[random.nextInt(5)]
        + digits(random)
        + separators[random.nextInt(9)]
        + digits(random)
        + exponents[random.nextInt(11)];
  }

  private static String digits(Random random) {
    StringBuilder digits = new StringBuilder("0".repeat(random.nextInt(12) / 9));
    digits.append("0".repeat(random.nextInt(10) == 0 ? random.nextInt(30) : 0));
    int length = random.nextInt(random.nextInt(8) == 0 ? 30 : 18);
    boolean nines = random.nextInt(10) == 0;
    for (int i = 0; i < length; i++) {
      digits.append(nines ? 9 : random.nextInt(10));
    }
    return digits.toString();
  }

  private static Kind kindByGrammar(String text) {
    if (!text.matches("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?")) {
      return Kind.TEXT;
    }
    if (text.startsWith("+") || text.matches("-?0[0-9].*")) {
      return Kind.UNUSUAL_NUMBER;
    }
    if (!text.matches("-?[0-9]+") || text.equals("-0")) {
      return Kind.DOUBLE;
    }
    return fitsLong(text) ? Kind.LONG : Kind.UNUSUAL_NUMBER;
  }

  private static boolean fitsLong(String text) {
    return text.matches("[+-]?[0-9]+") && new BigInteger(text).bitLength() < Long.SIZE;
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
