package farm.analysis.expression.time;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The fields of a time that {@code date_part} gives, with PostgreSQL's names. */
public enum TimeField {
  /** The year. */
  YEAR(LocalDateTime::getYear),
  /** The year to which the ISO week belongs. */
  ISOYEAR(time -> time.get(IsoFields.WEEK_BASED_YEAR)),
  /** The quarter, from 1 to 4. */
  QUARTER(time -> time.get(IsoFields.QUARTER_OF_YEAR)),
  /** The month, from 1 to 12. */
  MONTH(LocalDateTime::getMonthValue),
  /** The ISO week, from 1 to 53. */
  WEEK(time -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
  /** The day of the month, from 1. */
  DAY(LocalDateTime::getDayOfMonth),
  /** The day of the week, from 0 for Sunday to 6. */
  DOW(time -> time.getDayOfWeek().getValue() % 7),
  /** The day of the week, from 1 for Monday to 7. */
  ISODOW(time -> time.getDayOfWeek().getValue()),
  /** The day of the year, from 1. */
  DOY(LocalDateTime::getDayOfYear),
  /** The hour, from 0 to 23. */
  HOUR(LocalDateTime::getHour),
  /** The minute, from 0 to 59. */
  MINUTE(LocalDateTime::getMinute),
  /** The whole second, from 0 to 59. */
  SECOND(LocalDateTime::getSecond),
  /** The whole seconds since the start of 1970. */
  EPOCH(time -> time.getLong(ChronoField.EPOCH_DAY) * 86_400 + time.toLocalTime().toSecondOfDay());

  private final ToLongFunction<LocalDateTime> value;

  TimeField(ToLongFunction<LocalDateTime> value) {
    this.value = value;
  }

  /** The field of this name, ignoring case, or empty if there is none. */
  public static Optional<TimeField> named(String name) {
    String word = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(field -> field.name().equals(word)).findFirst();
  }

  /** The names of all fields, as a list for messages. */
  public static String names() {
    return Arrays.stream(values())
        .map(field -> field.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** The value of the field. */
  public long of(LocalDateTime time) {
    return value.applyAsLong(time);
  }
}
