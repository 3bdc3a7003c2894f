package farm.analysis.load.sqlite.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

  private static final String[] TOKENS = {
    ":a",
    ":b",
    "@a",
    "$a",
    "#a",
    ":a1",
    "$a::b",
    "$a(b)",
    ":ä",
    ":_",
    ":$",
    ":1",
    ":a:b",
    "?",
    "?3",
    "1",
    "1.5e3",
    ".5",
    "'x'",
    "':a'",
    "'it''s :a'",
    "'--'",
    "\"n\"",
    "\"n :a\"",
    "`n`",
    "[n :a]",
    "-- :c\n",
    "/* :d */",
    "/**/",
    "/* ' */",
    "-- '\n",
    "x'00'",
    "n",
    "n$a",
    "nä:a",
    "+",
    "-",
    "/",
    "||",
    "\n",
    "(",
    ")",
    "5$a",
    "\"\"\"\"",
    "''''"
  };

  @Test
  void parametersInTextsNamesAndCommentsAreNone() {
    assertThat(
            QueryParameters.of(
                """
                SELECT ':a', "b:c", [:d], `:e` -- :f
                FROM t /* :g
                :h */ WHERE i = :i AND j$k = @j OR 'it''s :l' < $m AND :i > ? /* :n"""))
        .containsExactly(":i", "@j", "$m", "?");
  }

  /** SQLite itself says which parameters a SELECT has: each is bound to its number. */
  @Test
  void sqliteNumbersTheParametersInTheSameOrder() throws SQLException {
    Random random = new Random(20_261_201);
    int accepted = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      connection.createStatement().execute("CREATE TABLE t (n)");
      for (int i = 0; i < 30_000; i++) {
        String sql = "SELECT " + expression(random) + " FROM t";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          List<String> found = QueryParameters.of(sql);
          int count = statement.getParameterMetaData().getParameterCount();
          boolean isNamed = found.stream().noneMatch(one -> one.startsWith("?"));
          accepted += isNamed ? 1 : 0;
          if (isNamed) {
            assertThat(count).as(sql).isEqualTo(found.size());
          } else {
            assertThat(count).as(sql).isPositive();
          }
        } catch (SQLException refused) {
          // not a SELECT
        }
      }
    }
    assertThat(accepted).isGreaterThan(2500);
  }

  @Test
  void eachValueIsBoundToItsParameter() throws SQLException {
    String[] names = {":a", "@b", "$c", ":d", "@a", "#e"};
    Random random = new Random(20_261_202);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      for (int i = 0; i < 500; i++) {
        List<String> used = new ArrayList<>();
        for (int n = 1 + random.nextInt(8); n > 0; n--) {
          used.add(names[random.nextInt(names.length)]);
        }
        String sql = "SELECT " + String.join(" || ', :z' || ", used);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          List<String> found = QueryParameters.of(sql);
          for (int p = 0; p < found.size(); p++) {
            statement.setString(p + 1, found.get(p));
          }
          try (ResultSet row = statement.executeQuery()) {
            assertThat(row.getString(1)).isEqualTo(String.join(", :z", used));
          }
        }
      }
    }
  }

  private static String expression(Random random) {
    StringBuilder sql = new StringBuilder();
    for (int n = 1 + random.nextInt(7); n > 0; n--) {
      sql.append(TOKENS[random.nextInt(TOKENS.length)]);
      sql.append(random.nextInt(3) == 0 ? "" : random.nextBoolean() ? " " : ", ");
    }
    return sql + " 1";
  }
}
