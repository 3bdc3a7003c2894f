package farm.analysis.expression;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRangeTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("n", ColumnType.LONG),
          new Field("x", ColumnType.DOUBLE),
          new Field("b", ColumnType.BOOLEAN),
          new Field("t", ColumnType.TEXT));

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "n < 10 => [OfLongs[column=n, low=-9223372036854775808, high=9]]",
        "10 <= n => [OfLongs[column=n, low=10, high=9223372036854775807]]",
        "n = -3 => [OfLongs[column=n, low=-3, high=-3]]",
        "x > 1 => [OfDoubles[column=x, low=1.0000000000000002, high=Infinity]]",
        "x < 0.0 => [OfDoubles[column=x, low=-Infinity, high=-4.9E-324]]",
        "x between -1 and 2.5 => [OfDoubles[column=x, low=-1.0, high=Infinity],"
            + " OfDoubles[column=x, low=-Infinity, high=2.5]]",
        "n >= 1 and 2 > x => [OfLongs[column=n, low=1, high=9223372036854775807],"
            + " OfDoubles[column=x, low=-Infinity, high=1.9999999999999998]]",
      })
  void conditionsOfRangesAreTheirRanges(String condition, String ranges) {
    assertThat(Expression.parse(condition).ranges(SCHEMA).orElseThrow()).hasToString(ranges);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n <> 1",
        "n < 1.5",
        "x < 3000000000",
        "n < x",
        "n + 1 < 2",
        "n < 1 or x < 1",
        "n < 1 and b",
        "not n < 1",
        "t = 'a'",
        "b = true",
        "n in (1)",
        "n > 9223372036854775807",
        "b",
      })
  void otherConditionsHaveNone(String condition) {
    assertThat(Expression.parse(condition).ranges(SCHEMA)).isEmpty();
  }
}
