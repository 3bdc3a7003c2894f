package farm.analysis.expression.time;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;

/** The fields of a time that {@code date_part} gives, with PostgreSQL's names. */
public enum TimeField {
  /** The year. */
  YEAR,
  /** The year to which the ISO week belongs. */
  ISOYEAR,
  /** The quarter, from 1 to 4. */
  QUARTER,
  /** The month, from 1 to 12. */
  MONTH,
  /** The ISO week, from 1 to 53. */
  WEEK,
  /** The day of the month, from 1. */
  DAY,
  /** The day of the week, from 0 for Sunday to 6. */
  DOW,
  /** The day of the week, from 1 for Monday to 7. */
  ISODOW,
  /** The day of the year, from 1. */
  DOY,
  /** The hour, from 0 to 23. */
  HOUR,
  /** The minute, from 0 to 59. */
  MINUTE,
  /** The whole second, from 0 to 59. */
  SECOND,
  /** The whole seconds since the start of 1970. */
  EPOCH;

  /** The value of the field. */
  public long of(LocalDateTime time) {
    return switch (this) {
      case YEAR -> time.getYear();
      case ISOYEAR -> time.get(IsoFields.WEEK_BASED_YEAR);
      case QUARTER -> time.get(IsoFields.QUARTER_OF_YEAR);
      case MONTH -> time.getMonthValue();
      case WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case DAY -> time.getDayOfMonth();
      case DOW -> time.getDayOfWeek().getValue() % 7;
      case ISODOW -> time.getDayOfWeek().getValue();
      case DOY -> time.getDayOfYear();
      case HOUR -> time.getHour();
      case MINUTE -> time.getMinute();
      case SECOND -> time.getSecond();
      case EPOCH ->
          time.getLong(ChronoField.EPOCH_DAY) * 86_400 + time.toLocalTime().toSecondOfDay();
    };
  }
}
