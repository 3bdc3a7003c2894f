package farm.analysis.expression.time;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;

/** The units in which {@code date_diff} counts; each numbers its periods without gaps. */
public enum TimeUnit {
  /** Years, from 1 January on. */
  YEAR,
  /** Quarters of a year. */
  QUARTER,
  /** Months. */
  MONTH,
  /** Weeks, from Monday on. */
  WEEK,
  /** Days. */
  DAY,
  /** Hours. */
  HOUR,
  /** Minutes. */
  MINUTE,
  /** Seconds. */
  SECOND;

  /** The number of period starts after {@code from} up to {@code to}; negative backwards. */
  public long between(LocalDateTime from, LocalDateTime to) {
    return period(to) - period(from);
  }

  /** The number of the period that a time is in. */
  private long period(LocalDateTime time) {
    return switch (this) {
      case YEAR -> time.getYear();
      case QUARTER -> Math.floorDiv(time.getLong(ChronoField.PROLEPTIC_MONTH), 3);
      case MONTH -> time.getLong(ChronoField.PROLEPTIC_MONTH);
      case WEEK -> Math.floorDiv(time.getLong(ChronoField.EPOCH_DAY) + 3, 7); // day 0 is a Thursday
      case DAY -> time.getLong(ChronoField.EPOCH_DAY);
      case HOUR -> Math.floorDiv(TimeField.EPOCH.of(time), 3600);
      case MINUTE -> Math.floorDiv(TimeField.EPOCH.of(time), 60);
      case SECOND -> TimeField.EPOCH.of(time);
    };
  }
}
