package farm.analysis.expression.function;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.expression.Expression;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegexpFunctionsTest {

  private static final int PATTERNS = 4000;
  private static final Schema SCHEMA = Schema.of(new Field("t", ColumnType.TEXT));
  private static final String[] CHARACTERS = {"a", "b", "A", "1", "_", "ä", "\uD83D\uDE00", "."};
  private static final String[] ATOMS = {
    "a", "b", "ab", ".", "[ab]", "[^a]", "\\d", "\\w", "\\.", "[a-z1]", "ä", "\uD83D\uDE00", "\\D"
  };

  private final Random random = new Random(31);
  private int matches;

  @Test
  void agreesWithJavasRegularExpressions() {
    for (int i = 0; i < PATTERNS; i++) {
      String pattern = pick("", "", "^", "(?i)") + pattern(2) + pick("", "", "$");
      List<List<?>> rows = new ArrayList<>();
      for (int r = 0; r < 10; r++) {
        rows.add(row(random.nextInt(8) == 0 ? null : text()));
      }
      Pattern java = Pattern.compile(pattern);
      check("regexp_like(t, '%s')", pattern, rows, text -> java.matcher(text).find());
      check("regexp_extract(t, '%s')", pattern, rows, text -> extracted(java, text, 0));
      int groups = java.matcher("").groupCount();
      if (groups > 0) {
        check(
            "regexp_extract(t, '%s', " + groups + ")",
            pattern,
            rows,
            text -> extracted(java, text, groups));
      }
      String group = groups > 0 ? "1" : "0";
      check(
          "regexp_replace(t, '%s', '<\\" + group + "\\\\>')",
          pattern,
          rows,
          text -> replaced(java, text, "<$" + group + "\\\\>"));
    }
    assertThat(matches).isGreaterThan(40_000);
  }

  private interface Expected {
    @Nullable Object of(String text);
  }

  private void check(String call, String pattern, List<List<?>> rows, Expected expected) {
    String text = call.formatted(pattern);
    List<@Nullable Object> found = evaluate(text, rows);
    for (int r = 0; r < rows.size(); r++) {
      Object value = rows.get(r).get(0);
      Object wanted = value == null ? null : expected.of((String) value);
      assertThat(found.get(r)).as("%s of '%s'", text, value).isEqualTo(wanted);
      matches += wanted == null || wanted.equals(false) ? 0 : 1;
    }
  }

  private static @Nullable String extracted(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(group) : null;
  }

  /** Java also finds an empty match between the two halves of a surrogate pair. */
  private static String replaced(Pattern pattern, String text, String with) {
    StringBuilder replaced = new StringBuilder();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      int at = matcher.start();
      boolean isInside =
          at > 0
              && at < text.length()
              && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
      if (!isInside) {
        matcher.appendReplacement(replaced, with);
      }
    }
    return matcher.appendTail(replaced).toString();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(pick(CHARACTERS));
    }
    return text.toString();
  }

  /** A pattern; only atoms, which can't be empty, are repeated. */
  private String pattern(int levels) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      String atom = levels > 0 && random.nextInt(3) == 0 ? group(levels) : pick(ATOMS);
      boolean single = !atom.startsWith("(") && !atom.equals("ab");
      pattern.append(atom);
      pattern.append(single ? pick("", "", "*", "+", "?", "*?", "{2}", "{1,3}", "{2,}") : "");
    }
    return pattern.toString();
  }

  private String group(int levels) {
    String alternatives = pattern(levels - 1) + (random.nextBoolean() ? "|" + pattern(0) : "");
    return pick("(", "(?:") + alternatives + ")" + pick("", "?");
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static List<@Nullable Object> evaluate(String text, List<List<?>> rows) {
    return Rows.of(Expression.parse(text).bind(SCHEMA).evaluate(Rows.chunk(SCHEMA, rows)));
  }

  private static List<@Nullable Object> evaluate(String text, @Nullable String... values) {
    return evaluate(text, Arrays.stream(values).<List<?>>map(value -> row(value)).toList());
  }

  @Test
  void missingStaysMissingAndNoMatchIsMissing() {
    assertThat(evaluate("regexp_like(t, 'x')", null, "y", "ax")).containsExactly(null, false, true);
    assertThat(evaluate("regexp_extract(t, 'seed_([0-9]+)', 1)", null, "run_1", "seed_42.db"))
        .containsExactly(null, null, "42");
    assertThat(evaluate("regexp_replace(t, '[0-9]+', '#')", null, "a", "a1b22"))
        .containsExactly(null, "a", "a#b#");
  }

  @Test
  void takesTimeLinearInTheText() {
    String text = "a".repeat(50_000);
    assertThat(evaluate("regexp_like(t, '(a|a)*(a*)*b')", text)).containsExactly(false);
  }

  @Test
  void sizeOfPatternCountsRepeats() {
    String eight = "a{1000}".repeat(8);
    assertThat(evaluate("regexp_like(t, '" + eight + "')", "a".repeat(8000))).containsExactly(true);
    assertThat(evaluate("regexp_like(t, '[{1000}]]{2}\\x{61}\\Q{1000}{9}\\E')", "{1]]a{1000}{9}"))
        .containsExactly(true);
  }

  @Test
  void anyTextIsAPatternOrRefused() {
    String[] parts = {
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "\\",
      "^",
      "$",
      "*",
      "+",
      "?",
      "|",
      ":",
      ",",
      "-",
      "9",
      "1000",
      "a",
      "Q",
      "E",
      "x",
      "p",
      "?:",
      "[:alpha:]",
      "\uD83D"
    };
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder pattern = new StringBuilder();
      for (int part = random.nextInt(12); part > 0; part--) {
        pattern.append(pick(parts));
      }
      Expression expression = Expression.parse("regexp_like(t, '" + pattern + "')");
      try {
        expression.bind(SCHEMA);
      } catch (RequestException e) {
        assertThat(e).hasMessageContaining("regexp_like needs a regular expression of RE2 (");
        refused++;
      }
    }
    assertThat(refused).isBetween(5_000, 19_000);
  }

  @Test
  void textBeyondTheLimitEndsTheRun() {
    String text = "a".repeat(3_000_000);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> evaluate("regexp_replace(t, '.', '123456')", text))
        .withMessage(
            "test: row 1 of the chunk that starts at 0: 'regexp_replace(t, '.', '123456')' gives a"
                + " text of more than 16,777,216 characters");
  }
}
