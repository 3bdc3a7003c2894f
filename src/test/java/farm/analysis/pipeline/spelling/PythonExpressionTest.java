package farm.analysis.pipeline.spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '#',
      value = {
        "category == \"Electronics\" => category == 'Electronics'",
        "name == \"it's\" => name == 'it''s'",
        "(a + 1) * -b <= 2.5e3 and c is not None => (a + 1) * -b <= 2.5e3 and c is not null",
        "a == 1 or (b == 2) => a == 1 or (b == 2)",
        "a == -b and (a == (b + 0)) => a == -b and (a == (b + 0))",
        "(a == 1) == True => (a == 1) == true",
        "end > 3 and Case is None => \"end\" > 3 and \"Case\" is null",
        "alive => alive",
      })
  void aConditionHasTheSameMeaningInSql(String python, String sql) {
    assertThat(PythonExpression.sql(python, true)).isEqualTo(sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '#',
      value = {
        "a != 1 => '!=', which is true for missing values",
        "not a == 1 => 'not', which is true for missing values",
        "a not in b => 'not', which is true for missing values",
        "a == b => '==' of two columns, which is true if both values are missing",
        "c > 1 and (a) == (b) => '==' of two columns, which is true if both values are missing",
        "1 < a < 3 => two comparisons without 'and'",
        "a is None == b => two comparisons without 'and'",
        "a == None => 'None' without 'is'",
        "a / 2 > 1 => '/', whose results differ from those of SQL",
        "a // 2 > 1 => '//', whose results differ from those of SQL",
        "a % 2 == 1 => '%', whose results differ from those of SQL",
        "a ** 2 == 1 => '**', whose results differ from those of SQL",
        "row.a == 1 => '.'",
        "a[0] == 1 => '['",
        "len(a) > 1 => the call 'len('",
        "lambda row: True => 'lambda'",
        "1 if a else 2 => 'if'",
        "a == r'x' => the prefix 'r' of a text",
        "a == 'x''y' => a text right after a text",
        "a == \"x\" 'y' => a text right after a text",
        "a == 'x\\n' => '''",
        "a == 'x => '''",
        "(a == 1)) => ')' without '('",
      })
  void whatDiffersFromSqlIsRefused(String python, String part) {
    assertThatThrownBy(() -> PythonExpression.sql(python, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(part);
  }

  @ParameterizedTest
  @CsvSource({"a == 1, ==", "a < 1, <", "a and b, and", "a or b, or", "a is None, is"})
  void aValueThatMayBeMissingIsNoCondition(String python, String operator) {
    assertThatThrownBy(() -> PythonExpression.sql(python, false))
        .hasMessage(
            "'%s' in a value, which is true or false even for missing values".formatted(operator));
  }
}
