package farm.analysis.expression;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("n", ColumnType.LONG),
          new Field("x", ColumnType.DOUBLE),
          new Field("b", ColumnType.BOOLEAN),
          new Field("t", ColumnType.TEXT),
          new Field("j", ColumnType.JSON));

  private static final Chunk ROWS =
      Rows.chunk(
          SCHEMA,
          row(3L, 0.5, true, "Ab", "{\"a\": [1, {\"b\": \"c\"}], \"d\": 2.50}"),
          row(null, null, null, null, null),
          row(-7L, Double.NaN, false, "ab", "{}"));

  @Test
  void anExpressionKnowsWhetherItIsAColumnOrBins() {
    assertThat(Expression.parse("(\"a b\")").column()).contains("a b");
    assertThat(Expression.parse("a + 0").column()).isEmpty();
    assertThat(Expression.parse("Bin(x + 1, 2.5)").binWidth()).hasValue(2.5);
    assertThat(Expression.parse("bin(x, 10)").binWidth()).hasValue(10);
    assertThat(Expression.parse("bin(x, w)").binWidth()).isEmpty();
    assertThat(Expression.parse("bin(x)").binWidth()).isEmpty();
    assertThat(Expression.parse("bin(x, 10) + 1").binWidth()).isEmpty();
    assertThat(Expression.parse("mod(x, 10)").binWidth()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "t == \"Ab\" ; [true, null, false]",
        "t != \"Ab\" ; [false, null, true]",
        "\"aa\" < t ; [false, null, true]",
        "(t) == (\"Ab\") ; [true, null, false]",
        "t == \"t\" ; [true, null, true]",
        "t == \"say \"\"Ab\"\"\" ; [false, null, false]",
      })
  void aNameThatNoColumnHasIsATextIfATextColumnIsComparedWithIt(String text, String values) {
    assertThat(Rows.of(Expression.parse(text).bind(SCHEMA).evaluate(ROWS))).hasToString(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "t = \"Ab\"",
        "t <> \"Ab\"",
        "(t) = \"Ab\"",
        "t <> (\"Ab\")",
        "t == `Ab`",
        "\"Ac\" == \"Ab\"",
        "'Ab' == \"Ab\"",
        "j == \"Ab\"",
        "b and t == \"Ab\"",
        "coalesce(t, \"Ab\")",
      })
  void elsewhereAnUnknownNameIsAProblem(String text) {
    Expression expression = Expression.parse(text);
    assertThatThrownBy(() -> expression.bind(SCHEMA))
        .hasMessageContaining("no column 'A")
        .hasMessageContaining("text is written in single quotes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "1 + 2 * 3 ; [7, 7, 7]",
        "(1 + 2) * 3 ; [9, 9, 9]",
        "-n - -n ; [0, null, 0]",
        "n / 2 ; [1, null, -3]",
        "n % 2 ; [1, null, -1]",
        "n / 0 ; [null, null, null]",
        "n / 2.0 ; [1.5, null, -3.5]",
        "x ; [0.5, null, NaN]",
        "x + 0 ; [0.5, null, null]",
        "x is null ; [false, true, true]",
        "n is not null ; [true, false, true]",
        "n > 0 or x > 0 ; [true, null, null]",
        "n < 0 and b ; [false, null, false]",
        "not b ; [false, null, true]",
        "b = true ; [true, null, false]",
        "t = 'ab' ; [false, null, true]",
        "t < 'ab' ; [true, null, false]",
        "t like 'AB' ; [true, null, true]",
        "t like 'a!_' escape '!' ; [false, null, false]",
        "t in ('x', 'ab') ; [false, null, true]",
        "n in (3, 4) ; [true, null, false]",
        "n in (3.0, null) ; [true, null, null]",
        "n not in (3, 4) ; [false, null, true]",
        "n between -10 and 0 ; [false, null, true]",
        "n not between -10 and 0 ; [true, null, false]",
        "case when n > 0 then 'plus' when n < 0 then 'minus' end ; [plus, null, minus]",
        "case t when 'Ab' then 1 else 2.5 end ; [1.0, 2.5, 2.5]",
        "coalesce(n, 0) ; [3, 0, -7]",
        "nullif(n, 3) ; [null, null, -7]",
        "t || '!' ; [Ab!, null, ab!]",
        "upper(t) ; [AB, null, AB]",
        "length(t) ; [2, null, 2]",
        "substr(t, 2) ; [b, null, b]",
        "least(n, 1, x) ; [0.5, null, null]",
        "greatest(n, 1) ; [3, null, 1]",
        "bin(n, 5) ; [0, null, -10]",
        "bin(n, 0.5) ; [3.0, null, -7.0]",
        "round(x) ; [1.0, null, null]",
        "cast(n as text) ; [3, null, -7]",
        "cast('7.9' as long) ; [7, 7, 7]",
        "cast(' 1e999 ' as double) > 0 ; [true, true, true]",
        "cast('-Infinity' as double) < 0 ; [true, true, true]",
        "cast('9223372036854775807.9' as long) ; [9223372036854775807, 9223372036854775807,"
            + " 9223372036854775807]",
        "cast('-1e40' as long) < -9223372036854775807 ; [true, true, true]",
        "cast(1e10 as text) ; [1.0E10, 1.0E10, 1.0E10]",
        "cast('TRUE' as boolean) ; [true, true, true]",
        "cast('yes' as boolean) ; [null, null, null]",
        "cast(x as boolean) ; [true, null, null]",
        "cast(t as json) ; [Ab, null, ab]",
        "cast('n/a' as double) ; [null, null, null]",
        "cast(b as long) ; [1, null, 0]",
        "json_extract(j, '$.a[1].b') ; [c, null, null]",
        "json_extract(j, '$.a') ; [[1,{\"b\":\"c\"}], null, null]",
        "cast(json_extract(j, '$.d') as double) * 2 ; [5.0, null, null]",
        "hash_bucket(n, 10) = hash_bucket(cast(n as double), 10) ; [true, null, true]",
        "null + 1 ; [null, null, null]",
        "null is null ; [true, true, true]",
        "9223372036854775808 ; [9.223372036854776E18, 9.223372036854776E18, 9.223372036854776E18]",
        "-9223372036854775808 ; [-9223372036854775808, -9223372036854775808, -9223372036854775808]",
      })
  void evaluates(String text, String expected) {
    assertThat(Rows.of(Expression.parse(text).bind(SCHEMA).evaluate(ROWS))).hasToString(expected);
  }

  @Test
  void columnsAreListedInOrderOfAppearance() {
    assertThat(Expression.parse("b + a * b + length(\"c d\") + `e`").columns())
        .containsExactly("b", "a", "c d", "e");
  }

  @Test
  void columnAloneIsShared() {
    assertThat(Expression.parse("n").bind(SCHEMA).evaluate(ROWS)).isSameAs(ROWS.column(0));
    assertThat(Rows.of(Expression.parse("n").bind(SCHEMA).evaluate(ROWS.select(2, 0))))
        .containsExactly(-7L, 3L);
  }

  @Test
  void rowsWhereTrueLeavesOutFalseAndMissing() {
    assertThat(Expression.parse("n < 0").bindCondition(SCHEMA).rowsWhereTrue(ROWS))
        .containsExactly(2);
    assertThat(Expression.parse("b").bindCondition(SCHEMA).rowsWhereTrue(ROWS.select(1, 0)))
        .containsExactly(1);
    assertThat(Expression.parse("true").bindCondition(SCHEMA).rowsWhereTrue(ROWS))
        .containsExactly(0, 1, 2);
  }

  @Test
  void noRowsGiveNoValuesEvenIfTheyCouldFail() {
    Chunk none = ROWS.slice(1, 0);
    assertThat(Expression.parse("9223372036854775807 + 1").bind(SCHEMA).evaluate(none).size())
        .isZero();
    assertThat(Expression.parse("b").bindCondition(SCHEMA).rowsWhereTrue(none)).isEmpty();
  }

  @Test
  void isSerializedAsItsText() throws Exception {
    Expression expression = Expression.parse("n > 0");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(expression);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(expression).hasToString("n > 0");
    }
    assertThat(expression).isNotEqualTo(Expression.parse("n>0"));
  }

  /** Each level uses its operand more than once; evaluating it each time would never end. */
  @Test
  void nestedOperandsAreEvaluatedOnce() {
    for (String nested :
        List.of(
            "(%s) between b and true",
            "nullif(%s, not b)",
            "(%s) in (b, not b)",
            "case (%s) when false then b when true then b else b end",
            "abs(cast((%s) as long)) = abs(case (b) when true then 1 else 0 end)")) {
      String text = "b";
      for (int i = 0; i < 60; i++) {
        text = nested.formatted(text);
      }
      assertThat(Rows.of(Expression.parse(text).bind(SCHEMA).evaluate(ROWS))).hasSize(3);
    }
  }

  @Test
  void chunkOfOtherColumnsIsRefused() {
    BoundExpression bound = Expression.parse("n").bind(SCHEMA);
    assertThatThrownBy(() -> bound.evaluate(ROWS.project(List.of("n"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the chunk should have the columns (n long, x double, b boolean, t text, j json), has"
                + " (n long)");
  }
}
