package farm.analysis.process.value;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers written as text, as CSV files are read too, with white space around them ignored. */
final class NumberText {

  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private static final Pattern NAMED = Pattern.compile("nan|[-+]?inf(inity)?");

  private NumberText() {}

  /** A whole number of 64 bits without point or exponent; null for any other text. */
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

  /** A decimal number, as the nearest double, or NaN or an infinity; null for any other text. */
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
