package farm.analysis.expression.time;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** A format of SQLite's {@code strftime}: text with substitutions such as {@code %Y-%m}. */
public final class TimeFormat {

  private static final String LETTERS = "deFfGgHIjklMmPpRSsTUuVWwY%";

  private final String format;

  private TimeFormat(String format) {
    this.format = format;
  }

  /**
   * The format of this text.
   *
   * @throws IllegalArgumentException if a substitution is unknown; the message names it
   */
  public static TimeFormat of(String format) {
    for (int i = format.indexOf('%'); i >= 0; i = format.indexOf('%', i + 2)) {
      if (i + 1 == format.length() || LETTERS.indexOf(format.charAt(i + 1)) < 0) {
        throw new IllegalArgumentException(
            "'%s' isn't one of %%%s"
                .formatted(
                    format.substring(i, Math.min(i + 2, format.length())),
                    String.join(" %", LETTERS.split(""))));
      }
    }
    return new TimeFormat(format);
  }

  /** The text of a time. */
  public String text(LocalDateTime time) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c == '%') {
        i++;
        text.append(text(format.charAt(i), time));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static String text(char letter, LocalDateTime time) {
    return switch (letter) {
      case '%' -> "%";
      case 'F' -> text('Y', time) + "-" + text('m', time) + "-" + text('d', time);
      case 'R' -> text('H', time) + ":" + text('M', time);
      case 'T' -> text('R', time) + ":" + text('S', time);
      case 'f' -> text('S', time) + "." + padded(milliseconds(time), 3, '0');
      case 'P' -> time.getHour() < 12 ? "am" : "pm";
      case 'p' -> text('P', time).toUpperCase(Locale.ROOT);
      case 's' -> Long.toString(TimeField.EPOCH.of(time));
      case 'Y' -> padded(time.getYear(), 4, '0');
      case 'G' -> padded(TimeField.ISOYEAR.of(time), 4, '0');
      case 'j' -> padded(TimeField.DOY.of(time), 3, '0');
      case 'e', 'k', 'l' -> padded(number(letter, time), 2, ' ');
      case 'u', 'w' -> Long.toString(number(letter, time));
      default -> padded(number(letter, time), 2, '0');
    };
  }

  /** The milliseconds of the second, rounded, but never up to the next second, as in SQLite. */
  private static long milliseconds(LocalDateTime time) {
    return Math.min(999, (time.get(ChronoField.MICRO_OF_SECOND) + 500) / 1000);
  }

  private static long number(char letter, LocalDateTime time) {
    return switch (letter) {
      case 'd', 'e' -> time.getDayOfMonth();
      case 'H', 'k' -> time.getHour();
      case 'I', 'l' -> (time.getHour() + 11) % 12 + 1;
      case 'M' -> time.getMinute();
      case 'S' -> time.getSecond();
      case 'm' -> time.getMonthValue();
      case 'g' -> Math.floorMod(TimeField.ISOYEAR.of(time), 100);
      case 'V' -> TimeField.WEEK.of(time);
      case 'u' -> TimeField.ISODOW.of(time);
      case 'w' -> TimeField.DOW.of(time);
      case 'U' -> (TimeField.DOY.of(time) + 6 - TimeField.DOW.of(time)) / 7;
      case 'W' -> (TimeField.DOY.of(time) + 7 - TimeField.ISODOW.of(time)) / 7;
      default -> throw new IllegalStateException("no substitution %" + letter);
    };
  }

  private static String padded(long number, int width, char filler) {
    String digits = Long.toString(Math.abs(number));
    String sign = number < 0 ? "-" : "";
    int missing = Math.max(0, width - sign.length() - digits.length());
    return sign + String.valueOf(filler).repeat(missing) + digits;
  }
}
