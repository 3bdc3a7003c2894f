package farm.analysis.expression;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.DataException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowProblemsTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("a", ColumnType.LONG),
          new Field("b", ColumnType.LONG),
          new Field("s", ColumnType.TEXT));

  private static final Chunk ROWS =
      Rows.chunk(
          SCHEMA,
          new Origin("runs/a.db", 0, 3, 5001),
          List.of(
              row(1L, 2L, "{}"),
              row(Long.MAX_VALUE, 2L, "{\"a\": [1, 2"),
              row(null, Long.MIN_VALUE, "x".repeat(5000)),
              row(Long.MIN_VALUE, -1L, null)));

  private static @Nullable Object[] evaluate(String text, Chunk chunk) {
    return Rows.of(Expression.parse(text).bind(SCHEMA).evaluate(chunk)).toArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '#',
      value = {
        "a * b => row 2 of the chunk that starts at 5001: 'a * b' overflows 64 bits:"
            + " 9223372036854775807 * 2; cast one side to double",
        "2 + (a + b) => row 2 of the chunk that starts at 5001: 'a + b' overflows 64 bits:"
            + " 9223372036854775807 + 2; cast one side to double",
        "-a => row 4 of the chunk that starts at 5001: '-a' overflows 64 bits:"
            + " 0 - -9223372036854775808; cast one side to double",
        "a / b => row 4 of the chunk that starts at 5001: 'a / b' overflows 64 bits:"
            + " -9223372036854775808 / -1; cast one side to double",
        "abs(a) => row 4 of the chunk that starts at 5001: 'abs(a)' overflows 64 bits for"
            + " -9223372036854775808; cast it to double",
        "bin(a, 10) => row 4 of the chunk that starts at 5001: 'bin(a, 10)' overflows 64 bits for"
            + " -9223372036854775808; cast it to double",
        "json_extract(s, '$.a[2]') => row 2 of the chunk that starts at 5001: 'json_extract(s,"
            + " '$.a[2]')' needs JSON, but found \"{\"a\": [1, 2\", which is malformed at character"
            + " 12",
        "replace(s, 'x', s) => row 3 of the chunk that starts at 5001: 'replace(s, 'x', s)' gives a"
            + " text of more than 16,777,216 characters",
      })
  void rowWithoutResultIsNamed(String text, String message) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> evaluate(text, ROWS))
        .withMessage("runs/a.db: " + message);
  }

  @Test
  void rowIsNamedByItsPlaceBeforeTheFilter() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> evaluate("a * b", ROWS.select(2, 0, 1)))
        .withMessageStartingWith("runs/a.db: row 2 of the chunk that starts at 5001: 'a * b'");
  }

  @Test
  void constantsOverflowTooIfThereAreRows() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> evaluate("9223372036854775807 + 1", ROWS))
        .withMessageStartingWith(
            "runs/a.db: row 1 of the chunk that starts at 5001: '9223372036854775807 + 1'");
  }

  @Test
  void branchesThatAreNotTakenCannotFail() {
    assertThat(evaluate("case when a < 100 then a * 2 else a end", ROWS.slice(0, 3)))
        .containsExactly(2L, Long.MAX_VALUE, null);
    assertThat(evaluate("case when a * b > 0 then 1 end", ROWS.slice(0, 1))).containsExactly(1L);
    assertThat(evaluate("case when a > 100 then 0 when a * b > 0 then 1 end", ROWS.slice(0, 2)))
        .containsExactly(1L, 0L);
    assertThat(evaluate("a < 100 and a * b > 0", ROWS.slice(0, 3)))
        .containsExactly(true, false, null);
    assertThat(evaluate("a > 100 or a * b > 0", ROWS.slice(0, 3)))
        .containsExactly(true, true, null);
    assertThat(evaluate("coalesce(a, b - 1)", ROWS.slice(0, 2)))
        .containsExactly(1L, Long.MAX_VALUE);
    assertThat(evaluate("coalesce(a, b + 1)", ROWS.slice(1, 2)))
        .containsExactly(Long.MAX_VALUE, Long.MIN_VALUE + 1);
    assertThat(evaluate("case when false then 9223372036854775807 + 1 else 0 end", ROWS))
        .containsExactly(0L, 0L, 0L, 0L);
  }

  @Test
  void divisionByZeroIsMissing() {
    assertThat(evaluate("a / (b - 2)", ROWS.slice(0, 2))).containsExactly(null, null);
    assertThat(evaluate("a % (b - 2)", ROWS.slice(0, 1))).containsExactly((Object) null);
    assertThat(evaluate("1.5 / (b - 2)", ROWS.slice(0, 1))).containsExactly((Object) null);
    assertThat(evaluate("mod(a, b - 2)", ROWS.slice(0, 1))).containsExactly((Object) null);
    assertThat(evaluate("a % b", ROWS.slice(3, 1))).containsExactly(0L);
  }

  @Test
  void truthHasThreeValues() {
    Schema truths =
        Schema.of(new Field("p", ColumnType.BOOLEAN), new Field("q", ColumnType.BOOLEAN));
    Chunk chunk =
        Rows.chunk(
            truths,
            row(true, true),
            row(true, false),
            row(true, null),
            row(false, true),
            row(false, false),
            row(false, null),
            row(null, true),
            row(null, false),
            row(null, null));
    assertThat(Rows.of(Expression.parse("p and q").bind(truths).evaluate(chunk)))
        .containsExactly(true, false, null, false, false, false, null, false, null);
    assertThat(Rows.of(Expression.parse("p or q").bind(truths).evaluate(chunk)))
        .containsExactly(true, true, true, true, false, null, true, null, null);
    assertThat(Rows.of(Expression.parse("not p").bind(truths).evaluate(chunk)))
        .containsExactly(false, false, false, true, true, true, null, null, null);
    assertThat(Rows.of(Expression.parse("p = q").bind(truths).evaluate(chunk)))
        .containsExactly(true, false, null, false, true, null, null, null, null);
  }
}
