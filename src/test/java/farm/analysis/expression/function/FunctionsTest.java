package farm.analysis.expression.function;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.expression.Expression;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("x", ColumnType.DOUBLE),
          new Field("y", ColumnType.DOUBLE),
          new Field("n", ColumnType.LONG),
          new Field("t", ColumnType.TEXT));

  /** fdlibm and SQLite's C library round the last bits differently. */
  @ParameterizedTest
  @ValueSource(strings = {"exp(x)", "ln(x)", "log10(x)", "power(x, y)"})
  void isSqlitesToTwoUnitsInTheLastPlace(String text) throws SQLException {
    Random random = new Random(3);
    List<List<?>> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      rows.add(row(number(random), number(random), 1L, ""));
    }
    Chunk chunk = Rows.chunk(SCHEMA, rows);
    List<Object> found = Rows.of(Expression.parse(text).bind(SCHEMA).evaluate(chunk));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        PreparedStatement select =
            connection.prepareStatement("select " + text + " from (select ? as x, ? as y)")) {
      for (int i = 0; i < rows.size(); i++) {
        select.setObject(1, rows.get(i).get(0));
        select.setObject(2, rows.get(i).get(1));
        try (ResultSet result = select.executeQuery()) {
          Object expected = result.getObject(1);
          if (expected instanceof Double number && Double.isFinite(number)) {
            assertThat(Math.abs((Double) found.get(i) - number))
                .as("%s of %s", text, rows.get(i))
                .isLessThanOrEqualTo(2 * Math.ulp(number));
          } else {
            assertThat(found.get(i)).as("%s of %s", text, rows.get(i)).isEqualTo(expected);
          }
        }
      }
    }
  }

  private static double number(Random random) {
    double[] odd = {
      0, -0.0, 1, -1, 2, 0.5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, 1e-300
    };
    return random.nextInt(4) == 0
        ? odd[random.nextInt(odd.length)]
        : random.nextGaussian() * Math.pow(10, random.nextInt(4));
  }

  private static List<Object> evaluate(String text, List<?>... rows) {
    return Rows.of(Expression.parse(text).bind(SCHEMA).evaluate(Rows.chunk(SCHEMA, rows)));
  }

  /** These numbers mustn't change: users split their data by them. */
  @Test
  void hashBucketsAreTheSameEverywhere() {
    List<?>[] rows = {
      row(0.0, 1.5, 0L, ""), row(-0.0, 1e300, 1L, "a"), row(null, -1.0, -1L, "agent_1\uD83D\uDE00")
    };
    assertThat(evaluate("hash_bucket(n, 1000)", rows)).isEqualTo(Arrays.asList(535L, 465L, 936L));
    assertThat(evaluate("hash_bucket(x, 1000)", rows)).isEqualTo(Arrays.asList(535L, 535L, null));
    assertThat(evaluate("hash_bucket(y, 1000)", rows)).isEqualTo(Arrays.asList(770L, 254L, 936L));
    assertThat(evaluate("hash_bucket(t, 1000)", rows)).isEqualTo(Arrays.asList(8L, 583L, 304L));
    assertThat(evaluate("hash_bucket(n > 0, 1000)", rows))
        .isEqualTo(Arrays.asList(535L, 465L, 535L));
  }

  @Test
  void hashBucketsAreAboutEquallyFull() {
    List<List<?>> rows = new ArrayList<>();
    for (long i = 0; i < 10_000; i++) {
      rows.add(row(i / 8.0, 0.0, i << 20, "agent_" + i));
    }
    Chunk chunk = Rows.chunk(SCHEMA, rows);
    for (String column : List.of("n", "x", "t")) {
      int[] counts = new int[10];
      for (Object bucket :
          Rows.of(
              Expression.parse("hash_bucket(" + column + ", 10)").bind(SCHEMA).evaluate(chunk))) {
        counts[((Long) bucket).intValue()]++;
      }
      assertThat(Arrays.stream(counts).boxed())
          .as(column)
          .allMatch(count -> count > 880 && count < 1120);
    }
  }

  @Test
  void binGivesTheLowerEdge() {
    List<?>[] rows = {
      row(0.0, null, 0L, ""),
      row(-0.1, null, -1L, ""),
      row(9.99, null, 9L, ""),
      row(10.0, null, 10L, "")
    };
    assertThat(evaluate("bin(n, 10)", rows)).containsExactly(0L, -10L, 0L, 10L);
    assertThat(evaluate("bin(x, 10)", rows)).containsExactly(0.0, -10.0, 0.0, 10.0);
    assertThat(evaluate("bin(n, 2.5)", rows)).containsExactly(0.0, -2.5, 7.5, 10.0);
    assertThat(evaluate("bin(y, 2.5)", rows)).containsOnlyNulls();
  }
}
