package farm.analysis.expression.time;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The units in which {@code date_diff} counts; each numbers its periods without gaps. */
public enum TimeUnit {
  /** Years, from 1 January on. */
  YEAR(LocalDateTime::getYear),
  /** Quarters of a year. */
  QUARTER(time -> Math.floorDiv(time.getLong(ChronoField.PROLEPTIC_MONTH), 3)),
  /** Months. */
  MONTH(time -> time.getLong(ChronoField.PROLEPTIC_MONTH)),
  /** Weeks, from Monday on; day 0, 1 January 1970, is a Thursday. */
  WEEK(time -> Math.floorDiv(time.getLong(ChronoField.EPOCH_DAY) + 3, 7)),
  /** Days. */
  DAY(time -> time.getLong(ChronoField.EPOCH_DAY)),
  /** Hours. */
  HOUR(time -> Math.floorDiv(TimeField.EPOCH.of(time), 3600)),
  /** Minutes. */
  MINUTE(time -> Math.floorDiv(TimeField.EPOCH.of(time), 60)),
  /** Seconds. */
  SECOND(TimeField.EPOCH::of);

  private final ToLongFunction<LocalDateTime> period;

  TimeUnit(ToLongFunction<LocalDateTime> period) {
    this.period = period;
  }

  /** The unit of this name, ignoring case, or empty if there is none. */
  public static Optional<TimeUnit> named(String name) {
    String word = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(unit -> unit.name().equals(word)).findFirst();
  }

  /** The names of all units, as a list for messages. */
  public static String names() {
    return Arrays.stream(values())
        .map(unit -> unit.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** The number of period starts after {@code from} up to {@code to}; negative backwards. */
  public long between(LocalDateTime from, LocalDateTime to) {
    return period.applyAsLong(to) - period.applyAsLong(from);
  }
}
