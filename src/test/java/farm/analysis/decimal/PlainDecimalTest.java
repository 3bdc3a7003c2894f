package farm.analysis.decimal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDecimalTest {

  private final PlainDecimal decimal = new PlainDecimal();

  @Test
  void numbersAreThoseOfTheJdk() {
    Random random = new Random(1);
    for (int example = 0; example < 200_000; example++) {
      String whole = digits(random, 1 + random.nextInt(7));
      String sign = random.nextBoolean() ? "-" : "";
      String fraction = digits(random, 1 + random.nextInt(19 - whole.length()));
      String text = sign + Long.parseLong(whole) + "." + fraction;
      String after = new String[] {"", ",", "\n", "]        "}[random.nextInt(4)];
      assertThat(decimal.read(("x" + text + after).getBytes(US_ASCII), 1))
          .as(text)
          .isEqualTo(1 + text.length());
      assertThat(decimal.value()).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "-.",
        "1",
        "-1",
        "1.",
        "1.x",
        ".5",
        "01.5",
        "-00.5",
        "+1.5",
        "12345678.5",
        "1e5",
        "1.e5",
        " 1.5",
        "1.٣",
        "1234567.1234567890123",
        "1.1234567890123456789",
        "1.12345678901234567890123456789"
      })
  void numbersWrittenOtherwiseAreNone(String text) {
    assertThat(decimal.read(text.getBytes(UTF_8), 0)).isEqualTo(PlainDecimal.NONE);
  }

  /** The caller checks by the next byte that the number is complete. */
  @ParameterizedTest
  @ValueSource(strings = {"1.5e3", "1.123456789012345678e3", "1.5.5", "1.5-"})
  void readingEndsBeforeWhatIsNoDigitOrOneTooMany(String text) {
    int end = decimal.read(text.getBytes(US_ASCII), 0);
    assertThat(end).isBetween(3, text.length() - 1);
    assertThat(decimal.value()).isEqualTo(Double.parseDouble(text.substring(0, end)));
  }

  private static String digits(Random random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }
}
