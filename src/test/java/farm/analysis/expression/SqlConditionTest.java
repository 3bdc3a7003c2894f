package farm.analysis.expression;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL text of conditions; {@link SqliteOracleTest} compares their rows with SQLite's. */
class SqlConditionTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("n", ColumnType.LONG),
          new Field("x", ColumnType.DOUBLE),
          new Field("b", ColumnType.BOOLEAN),
          new Field("a \"`\"", ColumnType.TEXT),
          new Field("t", ColumnType.TEXT),
          new Field("j", ColumnType.JSON));

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '#',
      value = {
        "n > 10 => (`n` > ?) => [10]",
        "x + n <= 2.5 => ((cast(`x` as real) + `n`) <= ?) => [2.5]",
        "b and not b = true => (`b` and (not (`b` = ?))) => [1]",
        "\"a \"\"`\"\"\" = 'it''s' => (`a \"``\"` collate binary = ?) => [it's]",
        "t in ('a', 'b') => (`t` collate binary in (?, ?)) => [a, b]",
        "n % 2 = 0 => ((`n` % ?) = ?) => [2, 0]",
        "n between 1 and 2 or t is null"
            + " => ((`n` between ? and ?) or (`t` collate binary is null)) => [1, 2]",
      })
  void conditionOfTheSameMeaningIsWritten(String text, String sql, String values) {
    SqlCondition condition = Expression.parse(text).sql(SCHEMA).orElseThrow();
    assertThat(condition.sql()).isEqualTo(sql);
    assertThat(condition.values()).hasToString(values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n + 1 > 10",
        "n / n > 1",
        "t < 'a'",
        "t = \"a \"\"`\"\"\"",
        "t = '\uFFFD'",
        "t = '\0'",
        "t like 'a'",
        "length(t) > 1",
        "cast(n as boolean)",
        "case when b then b end",
        "j = 'a'",
        "n = null",
        "-x > 1",
        "j is null and n > 1",
      })
  void conditionThatSqliteMayAnswerOtherwiseIsNot(String text) {
    assertThat(Expression.parse(text).sql(SCHEMA)).isEmpty();
  }

  @Test
  void valuesAreKeptAsTheyWereGiven() {
    assertThat(Expression.parse("x = 1.0 and n = 1").sql(SCHEMA).orElseThrow().values())
        .isEqualTo(List.of(1.0, 1L));
  }
}
