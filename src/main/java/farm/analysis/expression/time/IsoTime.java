package farm.analysis.expression.time;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Reads ISO 8601 text: {@code 2024-02-29}, or a date and a time: {@code 2024-02-29T12:30}, {@code
 * 2024-02-29 12:30:15.250}, {@code 2024-02-29T12:30:15+01:00}. A time with an offset is converted
 * to UTC, as in SQLite; one without is taken as UTC.
 */
public final class IsoTime {

  private static final int MOST_OFFSET_HOURS = 14;
  private static final int NANO_DIGITS = 9;

  private final String text;
  private int position;
  private boolean sound = true;

  private IsoTime(String text) {
    this.text = text;
  }

  /**
   * The date and time, a date alone as its midnight. Spaces around the text are ignored. Empty if
   * the text is anything else, or if there is no such day.
   */
  public static Optional<LocalDateTime> parse(String text) {
    IsoTime cursor = new IsoTime(text.strip());
    LocalDateTime time = cursor.time();
    return cursor.sound ? Optional.of(time) : Optional.empty();
  }

  /** The time; any time if the text isn't {@code sound}. */
  private LocalDateTime time() {
    int year = number(4, 9999);
    require(takeIf('-'));
    int month = Math.max(1, number(2, 12));
    sound &= !text.startsWith("00", position - 2);
    require(takeIf('-'));
    int day = number(2, YearMonth.of(year, month).lengthOfMonth());
    sound &= day > 0;
    LocalDateTime midnight = LocalDateTime.of(year, month, Math.max(1, day), 0, 0);
    if (position == text.length()) {
      return midnight;
    }
    require(takeIf('T') || takeIf(' '));
    LocalDateTime time = timeOfDay(midnight);
    require(position == text.length());
    return time;
  }

  private LocalDateTime timeOfDay(LocalDateTime midnight) {
    LocalDateTime time = midnight.plusHours(number(2, 23));
    require(takeIf(':'));
    time = time.plusMinutes(number(2, 59));
    if (takeIf(':')) {
      time = time.plusSeconds(number(2, 59));
      time = takeIf('.') ? time.plusNanos(fraction()) : time;
    }
    return takeIf('Z') ? time : time.minusMinutes(offsetMinutes());
  }

  /** The nanoseconds of a fraction of a second; digits beyond them are dropped. */
  private long fraction() {
    int first = position;
    long nanos = 0;
    while (position < text.length() && isDigit(text.charAt(position))) {
      int digit = text.charAt(position++) - '0';
      nanos = position - first > NANO_DIGITS ? nanos : nanos * 10 + digit;
    }
    require(position > first);
    for (int digits = position - first; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private long offsetMinutes() {
    boolean negative = takeIf('-');
    if (!negative && !takeIf('+')) {
      return 0;
    }
    long hours = number(2, MOST_OFFSET_HOURS);
    require(takeIf(':'));
    long minutes = 60 * hours + number(2, 59);
    return negative ? -minutes : minutes;
  }

  /** Takes a number of {@code digits} digits up to {@code most}; else 0, and not {@code sound}. */
  private int number(int digits, int most) {
    int value = 0;
    for (int i = 0; i < digits && sound; i++) {
      require(position < text.length() && isDigit(text.charAt(position)));
      value = sound ? value * 10 + (text.charAt(position++) - '0') : 0;
    }
    require(value <= most);
    return sound ? value : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean takeIf(char c) {
    boolean found = position < text.length() && text.charAt(position) == c;
    position += found ? 1 : 0;
    return found;
  }

  private void require(boolean condition) {
    sound &= condition;
  }
}
