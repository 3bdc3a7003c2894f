package farm.analysis.expression;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.problem.DataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Expressions give the same bits as SQLite, however the rows are cut into chunks. */
class SqliteOracleTest {

  private static final int TABLES = 15;
  private static final int EXPRESSIONS = 400;
  private static final int ROWS = 24;
  private static final Pattern OVERFLOW =
      Pattern.compile("test: row (\\d+) of the chunk that starts at 0: '(.*)' overflows 64 bits.*");

  private final Random random = new Random(20240607);
  private final RandomExpression expressions = new RandomExpression(random);
  private final List<String> differences = new ArrayList<>();
  private int values;
  private int overflows;
  private int conditions;
  private int refused;

  @Test
  void expressionsGiveWhatSqliteGives() throws SQLException {
    for (int table = 0; table < TABLES; table++) {
      try (SqliteOracle oracle = SqliteOracle.ofRandomRows(random, ROWS)) {
        Chunk chunk = oracle.chunk();
        for (int i = 0; i < EXPRESSIONS; i++) {
          ColumnType type = ColumnType.values()[random.nextInt(4)];
          check(oracle, chunk, expressions.of(type, 1 + random.nextInt(4)), type);
          check(oracle, chunk, expressions.plainCondition(random.nextInt(3)), ColumnType.BOOLEAN);
        }
      }
    }
    System.out.printf(
        "%d values, %d overflows, %d conditions, %d expressions SQLite refused%n",
        values, overflows, conditions, refused);
    assertThat(differences).isEmpty();
    assertThat(values).isGreaterThan(200_000);
    assertThat(refused).isLessThan(TABLES * EXPRESSIONS / 20);
    assertThat(overflows).isGreaterThan(1_000);
    assertThat(conditions).isGreaterThan(5_000);
  }

  private void check(SqliteOracle oracle, Chunk chunk, String sql, ColumnType type)
      throws SQLException {
    Expression expression = Expression.parse(ours(sql));
    BoundExpression bound = expression.bind(SqliteOracle.SCHEMA);
    assertThat(bound.type()).as(sql).isEqualTo(type);
    List<@Nullable Object> expected = expected(oracle, sql, type);
    if (expected.isEmpty()) {
      refused++;
      return;
    }
    try {
      compare(sql, comparable(bound.evaluate(chunk)), expected);
    } catch (DataException e) {
      checkRowByRow(oracle, chunk, sql, expected);
      return;
    }
    values += expected.size();
    if (!differences.isEmpty()) {
      return;
    }
    checkInPieces(chunk, bound, expected, sql);
    if (type == ColumnType.BOOLEAN) {
      checkPushedDown(oracle, chunk, expression);
    }
  }

  private void compare(String sql, List<@Nullable Object> found, List<@Nullable Object> expected) {
    for (int row = 0; row < expected.size(); row++) {
      if (!Objects.equals(found.get(row), expected.get(row))) {
        differences.add(
            "%s: row %d is %s, SQLite has %s"
                .formatted(sql, row, found.get(row), expected.get(row)));
        return;
      }
    }
  }

  private static String ours(String sql) {
    return sql.replace("min(", "least(").replace("max(", "greatest(");
  }

  /** SQLite's values; none if it refuses the absolute value of the smallest integer. */
  private static List<@Nullable Object> expected(SqliteOracle oracle, String sql, ColumnType type)
      throws SQLException {
    try {
      return oracle.values(type == ColumnType.DOUBLE ? "cast(" + sql + " as real)" : sql);
    } catch (SQLException e) {
      assertThat((Throwable) e).hasMessageContaining("integer overflow");
      return List.of();
    }
  }

  private static List<@Nullable Object> comparable(Column column) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      Object value = column.valueAt(row);
      values.add(value instanceof Boolean truth ? (Object) (truth ? 1L : 0L) : value);
    }
    return values;
  }

  private void checkInPieces(
      Chunk chunk, BoundExpression bound, List<@Nullable Object> expected, String sql) {
    for (int size : new int[] {1, 7}) {
      List<@Nullable Object> all = new ArrayList<>();
      for (int first = 0; first < chunk.rowCount(); first += size) {
        Chunk piece = chunk.slice(first, Math.min(size, chunk.rowCount() - first));
        all.addAll(comparable(bound.evaluate(piece)));
      }
      assertThat(all).as(sql).isEqualTo(expected);
    }
    int[] rows = random.ints(10, 0, chunk.rowCount()).toArray();
    assertThat(comparable(bound.evaluate(chunk.select(rows))))
        .as(sql)
        .isEqualTo(Arrays.stream(rows).mapToObj(expected::get).collect(Collectors.toList()));
  }

  /**
   * Checks that rows without an overflow have SQLite's value, and that SQLite turns to doubles for
   * the others.
   */
  private void checkRowByRow(
      SqliteOracle oracle, Chunk chunk, String sql, List<@Nullable Object> expected)
      throws SQLException {
    BoundExpression bound = Expression.parse(ours(sql)).bind(SqliteOracle.SCHEMA);
    for (int row = 0; row < chunk.rowCount(); row++) {
      try {
        compare(
            sql, comparable(bound.evaluate(chunk.slice(row, 1))), expected.subList(row, row + 1));
        values++;
      } catch (DataException e) {
        Matcher problem = OVERFLOW.matcher(String.valueOf(e.getMessage()));
        assertThat(problem.matches()).as(e.getMessage()).isTrue();
        assertThat(Integer.parseInt(problem.group(1))).isEqualTo(row + 1);
        String part = problem.group(2).replace("least(", "min(").replace("greatest(", "max(");
        assertThat(oracle.values("typeof(" + part + ")").get(row)).as(part).isEqualTo("real");
        overflows++;
      }
    }
  }

  private void checkPushedDown(SqliteOracle oracle, Chunk chunk, Expression expression)
      throws SQLException {
    SqlCondition condition = expression.sql(SqliteOracle.SCHEMA).orElse(null);
    if (condition == null) {
      return;
    }
    conditions++;
    List<Integer> chosen =
        IntStream.of(expression.bindCondition(SqliteOracle.SCHEMA).rowsWhereTrue(chunk))
            .boxed()
            .toList();
    for (String table : List.of("typed", "loose")) {
      assertThat(oracle.rowsWhere(table, condition))
          .as("%s as %s of %s", expression, condition, table)
          .isEqualTo(chosen);
    }
  }
}
