package farm.analysis.decimal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "99949, 99.9 kB",
    "99950, 100 kB",
    "999499, 999 kB",
    "999500, 1.0 MB",
    "858464256, 858 MB",
    "9223372036854775807, 9223372 TB"
  })
  void sizesHaveThreeDigitsAtMost(long bytes, String text) {
    assertThat(Quantity.bytes(bytes)).isEqualTo(text);
  }
}
