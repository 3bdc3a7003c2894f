package farm.analysis.pipeline.spelling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a Python expression into SQL that has the same value in each row for which Python has a
 * value. The expression may have columns, numbers, texts, sums, differences, products and brackets.
 *
 * <p>A condition may also have comparisons, joined with {@code and} and {@code or}. In SQL, some
 * conditions are missing where Python's are false. Neither keeps the row.
 */
final class PythonExpression {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|(?<text>\"[^\"\\\\\\n]*\"|'[^'\\\\\\n]*')|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(?<number>\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?|\\.\\d+(?:[eE][-+]?\\d+)?)"
              + "|(?<sign>==|!=|<=|>=|\\*\\*|//|.)",
          Pattern.DOTALL);

  private static final Set<String> COMPARISONS = Set.of("==", "<", "<=", ">", ">=");
  private static final Set<String> OPERATORS = Set.of("and", "or", "not", "is");

  /** Other words that aren't columns. */
  private static final Set<String> KEYWORDS =
      Set.of("if", "else", "in", "for", "lambda", "await", "yield");

  /** Words that are columns in Python, but not in SQL unless in quotes. */
  private static final Set<String> SQL_KEYWORDS =
      Set.of(
          "null", "between", "like", "escape", "case", "when", "then", "end", "cast", "true",
          "false");

  private final boolean isCondition;
  private final StringBuilder sql = new StringBuilder();
  private final Deque<Comparison> open = new ArrayDeque<>();
  private String before = "";

  private PythonExpression(boolean isCondition) {
    this.isCondition = isCondition;
    open.push(new Comparison());
  }

  /** The part of the text since the last open bracket, {@code and} or {@code or}. */
  private static final class Comparison {
    private String operator = "";

    /** True if a side is more than a column, so that it can't be None. */
    private boolean hasComputedSide;

    /** In Python, two columns are equal if both are None; in SQL, their comparison is missing. */
    void end() {
      requireNot(
          operator.equals("==") && !hasComputedSide,
          "'==' of two columns, which is true if both values are missing");
    }
  }

  /**
   * The expression in SQL. Each token keeps its place, unless a text has single quotes in it.
   *
   * @param isCondition true if it chooses rows, false if it computes a value
   * @throws IllegalArgumentException with the part that has no equal in SQL
   */
  static String sql(String python, boolean isCondition) {
    PythonExpression expression = new PythonExpression(isCondition);
    Matcher tokens = TOKEN.matcher(python);
    while (tokens.find()) {
      expression.add(tokens);
    }
    expression.open.pop().end();
    return expression.sql.toString();
  }

  /** A text as a literal of SQL. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private void add(Matcher token) {
    String text = token.group();
    if (text.isBlank()) {
      sql.append(text);
      return;
    }
    if (token.group("text") != null) {
      requireNot(isColumn(before), "the prefix '%s' of a text".formatted(before));
      requireNot(before.endsWith("'") || before.endsWith("\""), "a text right after a text");
      value(literal(text.substring(1, text.length() - 1)));
    } else if (token.group("number") != null) {
      value(text);
    } else if (token.group("word") != null) {
      word(text);
    } else {
      sign(text);
    }
    before = text;
  }

  /** Adds a part that makes a side more than a column. */
  private void value(String part) {
    open.element().hasComputedSide = true;
    sql.append(part);
  }

  private void word(String word) {
    switch (word) {
      case "and", "or" -> {
        requireCondition(word);
        open.pop().end();
        open.push(new Comparison());
        sql.append(word);
      }
      case "is" -> compare("is");
      case "not" -> {
        requireNot(!before.equals("is"), "'not', which is true for missing values");
        sql.append("not");
      }
      case "None" -> {
        requireNot(!before.equals("is") && !before.equals("not"), "'None' without 'is'");
        sql.append("null");
      }
      case "True", "False" -> value(word.toLowerCase(Locale.ROOT));
      default -> {
        requireNot(KEYWORDS.contains(word), "'%s'".formatted(word));
        boolean needsQuotes = SQL_KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
        sql.append(needsQuotes ? "\"" + word + "\"" : word);
      }
    }
  }

  private void sign(String sign) {
    if (COMPARISONS.contains(sign)) {
      compare(sign);
      return;
    }
    switch (sign) {
      case "(" -> {
        requireNot(isColumn(before), "the call '%s('".formatted(before));
        open.push(new Comparison());
        sql.append(sign);
      }
      case ")" -> {
        requireNot(open.size() == 1, "')' without '('");
        Comparison inner = open.pop();
        inner.end();
        open.element().hasComputedSide |= inner.hasComputedSide || !inner.operator.isEmpty();
        sql.append(sign);
      }
      case "+", "-", "*" -> value(sign);
      case "!=" -> throw new IllegalArgumentException("'!=', which is true for missing values");
      case "/", "//", "%", "**" ->
          throw new IllegalArgumentException(
              "'%s', whose results differ from those of SQL".formatted(sign));
      default -> throw new IllegalArgumentException("'%s'".formatted(sign));
    }
  }

  /** Adds a comparison, but not a second one in a row: both must be true only in Python. */
  private void compare(String operator) {
    requireCondition(operator);
    requireNot(!open.element().operator.isEmpty(), "two comparisons without 'and'");
    open.element().operator = operator;
    sql.append(operator);
  }

  private void requireCondition(String operator) {
    requireNot(
        !isCondition,
        "'%s' in a value, which is true or false even for missing values".formatted(operator));
  }

  private static boolean isColumn(String token) {
    return !token.isEmpty()
        && Character.isUnicodeIdentifierStart(token.charAt(0))
        && !OPERATORS.contains(token);
  }

  private static void requireNot(boolean wrong, String part) {
    if (wrong) {
      throw new IllegalArgumentException(part);
    }
  }
}
