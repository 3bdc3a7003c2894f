package farm.analysis.process.value;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses numbers written as text, by the rules of the CSV reader. White space around them is
 * ignored.
 */
final class NumberText {

  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private static final Pattern NAMED = Pattern.compile("nan|[-+]?inf(inity)?");

  private NumberText() {}

  /** Parses a 64-bit whole number without point or exponent; null for any other text. */
  static @Nullable Long longOf(String text) {
    String number = text.strip();
    if (!WHOLE.matcher(number).matches()) {
      return null;
    }
    try {
      return Long.valueOf(number);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * Parses a decimal number to the nearest double, or NaN or an infinity by name. Returns null for
   * any other text and for a decimal beyond the range of doubles.
   */
  static @Nullable Double doubleOf(String text) {
    String number = text.strip();
    if (DECIMAL.matcher(number).matches()) {
      double nearest = Double.parseDouble(number);
      return Double.isFinite(nearest) ? (Double) nearest : null;
    }
    String name = number.toLowerCase(Locale.ROOT);
    if (!NAMED.matcher(name).matches()) {
      return null;
    }
    if (name.equals("nan")) {
      return Double.NaN;
    }
    return name.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
