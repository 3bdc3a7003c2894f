package farm.analysis.expression.function;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.expression.Expression;
import farm.analysis.jdbc.Postgres;
import farm.analysis.problem.DataException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartFunctionsTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("s", ColumnType.TEXT),
          new Field("t", ColumnType.TEXT),
          new Field("n", ColumnType.LONG));
  private static final String[] CHARACTERS = {"a", "a", "b", "_", "ä", "\uD83D\uDE00"};

  private final Random random = new Random(77);

  private String text(int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }

  private static @Nullable Object value(String expression, @Nullable Object... row) {
    return Rows.of(
            Expression.parse(expression)
                .bind(SCHEMA)
                .evaluate(Rows.chunk(SCHEMA, List.of(row(row)))))
        .get(0);
  }

  @Test
  void isPostgresqls() throws SQLException {
    try (Connection connection = Postgres.database().connect();
        PreparedStatement select =
            connection.prepareStatement(
                "select split_part(s, t, n), starts_with(s, t), right(s, length(t)) = t,"
                    + " concat(s, nullif(t, ''), n)"
                    + " from (select cast(? as text) s, cast(? as text) t, cast(? as int) n) r")) {
      for (int i = 0; i < 5000; i++) {
        String s = text(10);
        String t = text(2);
        long n = random.nextInt(1, 6) * (random.nextBoolean() ? 1 : -1);
        select.setString(1, s);
        select.setString(2, t);
        select.setLong(3, n);
        try (ResultSet result = select.executeQuery()) {
          result.next();
          String row = "%s, %s, %d".formatted(s, t, n);
          assertThat(value("split_part(s, t, n)", s, t, n)).as(row).isEqualTo(result.getString(1));
          assertThat(value("starts_with(s, t)", s, t, n)).as(row).isEqualTo(result.getBoolean(2));
          assertThat(value("ends_with(s, t)", s, t, n)).as(row).isEqualTo(result.getBoolean(3));
          assertThat(value("concat(s, nullif(t, ''), n)", s, t, n))
              .as(row)
              .isEqualTo(result.getString(4));
        }
      }
    }
  }

  @Test
  void missingStaysMissingExceptInConcat() {
    assertThat(value("split_part(s, t, n)", "a_b", "_", null)).isNull();
    assertThat(value("split_part(s, t, n)", "a_b", null, 1L)).isNull();
    assertThat(value("starts_with(s, t)", null, "a", 1L)).isNull();
    assertThat(value("ends_with(s, t)", "a", null, 1L)).isNull();
    assertThat(value("concat(s, t, n)", null, null, null)).isEqualTo("");
    assertThat(value("concat(s, n > 1, n / 2.0, null)", "a", null, 3L)).isEqualTo("atrue1.5");
  }

  @Test
  void fieldZeroEndsTheRun() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> value("split_part(s, t, n)", "a", "b", 0L))
        .withMessage(
            "test: row 1 of the chunk that starts at 0: 'split_part(s, t, n)' has field number 0;"
                + " fields count from 1, or from -1 down");
  }
}
