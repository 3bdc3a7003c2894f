package farm.analysis.expression.function;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.expression.Expression;
import farm.analysis.jdbc.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFunctionsTest {

  private static final int TIMES = 4000;
  private static final Schema SCHEMA =
      Schema.of(new Field("t", ColumnType.TEXT), new Field("u", ColumnType.TEXT));
  private static final String FORMAT =
      "%d %e %F %f %G %g %H %I %j %k %l %M %m %P %p %R %S %s %T %U %u %V %W %w %Y %% é";

  private final Random random = new Random(9);

  /** A date, or a date and a time in one of the forms of ISO 8601. */
  private String time() {
    LocalDate date = LocalDate.ofEpochDay(random.nextInt(-100_000, 100_000));
    LocalTime time = LocalTime.ofSecondOfDay(random.nextInt(86_400));
    String text =
        switch (random.nextInt(6)) {
          case 0 -> date.toString();
          case 1 -> date + " " + time.truncatedTo(ChronoUnit.MINUTES);
          case 2 -> "%sT%tT".formatted(date, time);
          case 3 -> "%s %tT.%d".formatted(date, time, random.nextInt(10));
          default -> String.format(Locale.ROOT, "%sT%tT.%03d", date, time, random.nextInt(1000));
        };
    String offset =
        "%s%02d:%02d"
            .formatted(random.nextBoolean() ? "+" : "-", random.nextInt(15), random.nextInt(60));
    return text.length() == 10 || random.nextBoolean()
        ? text
        : text + (random.nextBoolean() ? "Z" : offset);
  }

  private static @Nullable Object value(String expression, @Nullable Object... row) {
    List<List<@Nullable Object>> rows =
        List.of(row(row.length == 1 ? new Object[] {row[0], ""} : row));
    return Rows.of(Expression.parse(expression).bind(SCHEMA).evaluate(Rows.chunk(SCHEMA, rows)))
        .get(0);
  }

  @Test
  void strftimeIsSqlites() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        PreparedStatement select = connection.prepareStatement("select strftime(?, ?)")) {
      select.setString(1, FORMAT);
      for (int i = 0; i < TIMES; i++) {
        String time = time();
        select.setString(2, time);
        try (ResultSet result = select.executeQuery()) {
          assertThat(value("strftime('" + FORMAT + "', t)", time))
              .as(time)
              .isEqualTo(result.getString(1));
        }
      }
    }
  }

  /** As in SQLite 3.54; older ones give 13.000 for 12.9996. */
  @ParameterizedTest
  @CsvSource({
    "12.3456, 12.346",
    "12.3454, 12.345",
    "12.9996, 12.999",
    "59.9996, 59.999",
    "00.0004, 00.000"
  })
  void millisecondsAreRoundedWithinTheirSecond(String second, String rounded) {
    assertThat(value("strftime('%f', t)", "2024-01-01 10:00:" + second)).isEqualTo(rounded);
  }

  @Test
  void fieldsArePostgresqls() throws SQLException {
    String[] fields = {
      "year", "isoyear", "quarter", "month", "week", "day", "dow", "isodow", "doy", "hour",
      "minute", "second", "epoch"
    };
    try (Connection connection = Postgres.database().connect()) {
      for (String field : fields) {
        try (PreparedStatement select =
            connection.prepareStatement(
                "select floor(date_part('%s', cast(? as timestamptz) at time zone 'UTC'))"
                    .formatted(field))) {
          for (int i = 0; i < TIMES / fields.length; i++) {
            String time = time();
            boolean hasZone = time.endsWith("Z") || time.matches(".*[+-]\\d\\d:\\d\\d");
            select.setString(1, hasZone ? time : time + (time.length() == 10 ? " 00:00Z" : "Z"));
            try (ResultSet result = select.executeQuery()) {
              result.next();
              assertThat(value("date_part('" + field + "', t)", time))
                  .as("%s of %s", field, time)
                  .isEqualTo(result.getLong(1));
            }
          }
        }
      }
    }
  }

  @Test
  void differencesCountBoundaries() {
    for (int i = 0; i < TIMES; i++) {
      String from = time();
      String to = time();
      LocalDateTime a = parsed(from);
      LocalDateTime b = parsed(to);
      for (ChronoUnit unit :
          List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)) {
        check(unit.name(), from, to, unit.between(a.truncatedTo(unit), b.truncatedTo(unit)));
      }
      check("week" + "s", from, to, ChronoUnit.WEEKS.between(monday(a), monday(b)));
      check("months", from, to, ChronoUnit.MONTHS.between(first(a), first(b)));
      check("years", from, to, (long) b.getYear() - a.getYear());
      check("quarters", from, to, IsoFields.QUARTER_YEARS.between(quarter(a), quarter(b)));
    }
  }

  private static void check(String units, String from, String to, long expected) {
    String unit = units.substring(0, units.length() - 1).toLowerCase(Locale.ROOT);
    assertThat(value("date_diff('" + unit + "', t, u)", from, to))
        .as("%s from %s to %s", unit, from, to)
        .isEqualTo(expected);
  }

  private static LocalDateTime parsed(String time) {
    if (time.length() == 10) {
      return LocalDate.parse(time).atStartOfDay();
    }
    String iso = time.replace(' ', 'T');
    return iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d")
        ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.parse(iso);
  }

  private static LocalDate monday(LocalDateTime time) {
    return time.toLocalDate().with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
  }

  private static LocalDate first(LocalDateTime time) {
    return time.toLocalDate().withDayOfMonth(1);
  }

  private static LocalDate quarter(LocalDateTime time) {
    return first(time).withMonth((time.getMonthValue() - 1) / 3 * 3 + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2024",
        "2024-02",
        "2024-02-30",
        "2023-02-29",
        "2024-00-10",
        "2024-13-10",
        "2024-01-00",
        "2024-1-1",
        "02024-01-01",
        "2024-01-01T",
        "2024-01-01Z",
        "2024-01-01T10",
        "2024-01-01T24:00",
        "2024-01-01T10:60",
        "2024-01-01T10:00:60",
        "2024-01-01T10:00:00.",
        "2024-01-01T10:00:00,5",
        "2024-01-01T10:00+15:00",
        "2024-01-01T10:00+0100",
        "2024-01-01T10:00Z+01:00",
        "2024-01-01x10:00",
        "2024-01-01T10:00:00 tomorrow",
        "٢٠٢٤-01-01",
        "12:00",
        "2460310.5"
      })
  void otherTextIsMissing(String text) {
    assertThat(value("strftime('%Y', t)", text)).isNull();
    assertThat(value("date_part('year', t)", text)).isNull();
    assertThat(value("date_diff('day', t, u)", text, "2024-01-01")).isNull();
    assertThat(value("date_diff('day', t, u)", "2024-01-01", text)).isNull();
  }

  @Test
  void missingStaysMissingAndSpacesAreIgnored() {
    assertThat(value("date_part('YEAR', t)", (Object) null)).isNull();
    assertThat(value("strftime('%Y', t)", (Object) null)).isNull();
    assertThat(value("date_diff('day', t, u)", null, "2024-01-01")).isNull();
    assertThat(value("date_part('year', t)", " 2024-02-29 ")).isEqualTo(2024L);
    assertThat(value("strftime('%f', t)", "2024-02-29T10:00:00.1239999999999")).isEqualTo("00.124");
    assertThat(value("strftime('%Y', t)", "0000-01-01T00:00+01:00")).isEqualTo("-001");
  }
}
