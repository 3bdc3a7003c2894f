package farm.analysis.decimal;

import java.time.Duration;
import java.util.Locale;

/** Counts, sizes and times in words. */
public final class Quantity {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private Quantity() {}

  /** The count with its word, in the plural unless the count is 1: {@code 30,011 rows}. */
  public static String count(long count, String word) {
    return "%s %s%s".formatted(count(count), word, count == 1 ? "" : "s");
  }

  /** The count with its thousands separated: {@code 30,011}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** The size in the decimal unit that leaves at most three digits before the point. */
  public static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 999.5 && unit < UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    String format = unit == 0 || size >= 99.95 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, size, UNITS[unit]);
  }

  /** The time in seconds, from a minute on also in minutes and hours: {@code 2 min 5 s}. */
  public static String time(Duration time) {
    if (time.toMinutes() == 0) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    return time.toHours() == 0
        ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : "%s h %d min".formatted(count(time.toHours()), time.toMinutesPart());
  }
}
