package farm.analysis.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import farm.analysis.problem.RequestException;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxProblemsTest {

  private static final int RANDOM_TEXTS = 50_000;

  private static final String[] TOKENS = {
    "and",
    "or",
    "not",
    "is",
    "null",
    "between",
    "in",
    "like",
    "escape",
    "case",
    "when",
    "then",
    "else",
    "end",
    "cast",
    "as",
    "true",
    "a",
    "b",
    "long",
    "abs",
    "coalesce",
    "\"c d\"",
    "'t'",
    "1",
    "2.5",
    "1e",
    "9e999",
    "(",
    ")",
    "(",
    ")",
    ",",
    "+",
    "-",
    "*",
    "/",
    "%",
    "||",
    "=",
    "<>",
    "<",
    "'",
    "\"",
    "--",
    ".",
    ";",
    "ä",
    "\uD83D\uDE00",
    "\uD800",
    "\0",
    "\n"
  };

  /** A text and its message, without the start that quotes the text. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '#',
      value = {
        "1 + => column 4: expected a value, but the expression ends",
        "(1 + 2 => column 7: expected ')', but the expression ends",
        "1 2 => column 3: expected an operator or the end, but found 2",
        "a > 0; drop table t => column 6: unexpected ';'",
        "'abc => column 1: the closing ' is missing",
        "1 = \"abc => column 5: the closing \" is missing",
        "12abc => column 3: '12abc' isn't a number",
        "1.2.3 => column 4: '1.2.3' isn't a number",
        "a.b => column 2: unexpected '.'; a name with a dot is written in double quotes: \"a.b\";"
            + " after a Join, column b of input a is just b",
        "a --b => column 3: comments aren't supported; write '- -' for minus twice",
        "ä + # => column 5: unexpected '#'",
        "'\uD83D\uDE00' + # => column 7: unexpected '#'",
        "a between 1 => column 12: expected 'and', but the expression ends",
        "a in () => column 7: expected a value, but found )",
        "a in 1 => column 6: expected '(', but found 1",
        "a is 5 => column 6: expected 'null', but found 5",
        "a not > 1 => column 7: expected between, in or like, but found >",
        "case when true end => column 16: expected 'then', but found end",
        "case end => column 6: expected a value, but found end",
        "cast(a long) => column 8: expected 'as', but found long",
        "cast(a as doubel) => column 11: unknown type 'doubel'; did you mean 'double'? Types:"
            + " bool, boolean, double, long, real, … (16 in all)",
        "cast(a as numeric(10, 2)) => column 11: unknown type 'numeric(10, 2)'; write double for"
            + " the nearest number, or text for all digits",
        "cast(a as timestamp) => column 11: unknown type 'timestamp'; write text for dates and"
            + " times in ISO 8601",
        "cast(a as text(b)) => column 11: unknown type 'text(b)'; types: bigint, bool,"
            + " int, real, text, … (16 in all)",
        "cast(a as int x) => column 11: unknown type 'int x'; did you mean 'int'? Types: bigint,"
            + " bool, int, integer, text, … (16 in all)",
        "count(*) => column 7: expected a value, but found *",
        "lag(a) over (order by b) => column 8: expected an operator or the end, but found over;"
            + " WindowFunctions computes over the rows in order",
        "select 1 => column 8: expected an operator or the end, but found 1",
      })
  void wrongTextIsRefusedWithItsPlace(String text, String message) {
    refused(text, "in \"%s\", %s".formatted(text, message));
  }

  @Test
  void emptyTextIsRefused() {
    refused("", "in \"\", column 1: expected a value, but the expression ends");
  }

  @Test
  void placeInSeveralLinesHasALine() {
    refused(
        "a > 0\n  and b >",
        "in \"a > 0 and b >\", line 2, column 10: expected a value, but the expression ends");
  }

  @Test
  void longTextIsShownAroundThePlace() {
    String sum = "a + ".repeat(50);
    refused(
        sum + "! + a" + " + a".repeat(50),
        "in \"…"
            + "a + ".repeat(10)
            + "! + a"
            + " + a".repeat(8)
            + " + …\", column 201: unexpected '!'");
  }

  private static void refused(String text, String message) {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> Expression.parse(text))
        .withMessage(message)
        .satisfies(problem -> assertThat(problem.subject()).contains(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A AND NOT B OR c Is Not Null",
        "a = not b",
        "CASE a WHEN 1 THEN 2 END",
        "Cast(a AS Long)",
        "Coalesce(a, b)",
        "not a between b + 1 and c || d",
        "a not in (1) and b not like 'x' escape '!'",
        "`a b` + \"c\"\"d\"",
        "length + abs",
        "größe_1 > 0",
        "- - +1.e3 + .5E-1",
      })
  void goodTextIsParsed(String text) {
    assertThat(Expression.parse(text)).hasToString(text);
  }

  @Test
  void nestingIsLimited() {
    String message = "an expression should be nested at most 200 levels deep";
    limited("(".repeat(50_000), message);
    limited("not ".repeat(20_000), message);
    limited("- ".repeat(50_000), message);
    limited("case ".repeat(20_000), message);
    limited("abs(".repeat(20_000), message);
    limited("abs(1 + ".repeat(150), message);
    limited("abs(1 + ".repeat(150) + "a" + ")".repeat(150), message);
    Expression.parse("(".repeat(199) + "a" + ")".repeat(199));
  }

  @Test
  void operatorsInARowAreLimited() {
    String rest =
        " give an expression more than 200 levels; put some in brackets, as in (a + b)"
            + " + (c + d)";
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> Expression.parse("a" + " + a".repeat(9_000)))
        .withMessage(
            "in \"…%s…\", column 801: more than 199 operators in a row%s"
                .formatted("a + ".repeat(20), rest));
    limited("a" + " - a * b || c".repeat(200), "more than 197 operators in a row" + rest);
    limited("abs(a" + " or a".repeat(9_000), "more than 199 operators in a row" + rest);
    limited("a" + " is null".repeat(10_000), "more than 199 operators in a row" + rest);
    limited("a" + " not in (1)".repeat(1_000), "more than 99 operators in a row" + rest);
    Expression.parse("a" + " + a".repeat(199));
    Expression.parse(
        IntStream.range(0, 10)
            .mapToObj(i -> "(a" + " + a".repeat(180) + ")")
            .collect(Collectors.joining(" + ")));
  }

  @Test
  void sizeIsLimited() {
    limited(
        " ".repeat(100_001), "an expression should have at most 100,000 characters, has 100,001");
    limited(
        "a in (1" + ",1".repeat(10_000) + ")",
        "an expression should have at most 10,000 operators, columns and values");
    Expression.parse("a in (1" + ",1".repeat(9_990) + ")");
  }

  private static void limited(String text, String message) {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> Expression.parse(text))
        .withMessageEndingWith(": " + message);
  }

  @Test
  void anyTextIsParsedOrRefused() {
    Random random = new Random(7);
    int parsed = 0;
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      String text =
          IntStream.range(0, 1 + random.nextInt(12))
              .mapToObj(token -> TOKENS[random.nextInt(TOKENS.length)])
              .collect(Collectors.joining(random.nextInt(4) == 0 ? "" : " "));
      try {
        Expression expression = Expression.parse(text);
        parsed++;
        expression.bind(SqliteOracle.SCHEMA);
      } catch (RequestException e) {
        assertThat(e.subject()).contains(text);
      }
    }
    assertThat(parsed).isGreaterThan(RANDOM_TEXTS / 100);
  }
}
