package farm.analysis.expression.operator;

import farm.analysis.chunk.ColumnType;
import farm.analysis.decimal.NumberWriter;
import farm.analysis.expression.evaluate.RowFunction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts numbers and truth values from and to text. */
final class ValueText {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?+((\\d++(\\.\\d*+)?+|\\.\\d++)([eE][+-]?+\\d++)?+|Infinity)");
  private static final Pattern INTEGER = Pattern.compile("[+-]?+\\d{1,18}+");

  /**
   * The maximum length of a text that is converted exactly; a longer fraction isn't worth the time.
   */
  private static final int MOST_EXACT = 100;

  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private ValueText() {}

  /** A function that reads a value of this type; the result for other text is missing. */
  static RowFunction reader(ColumnType type) {
    return row -> value(row.textAt(0), type);
  }

  /** The value of this type that a text gives; null if it is missing. */
  static @Nullable Object value(String text, ColumnType type) {
    return switch (type) {
      case LONG -> toLong(text.strip());
      case DOUBLE -> toDouble(text.strip());
      case BOOLEAN -> toBoolean(text.strip());
      case TEXT, JSON -> text;
    };
  }

  /**
   * A function that writes a value of this type; a double as the shortest decimal that reads back
   * as the same double.
   */
  static RowFunction writer(ColumnType type) {
    return switch (type) {
      case LONG -> row -> Long.toString(row.longAt(0));
      case DOUBLE -> row -> NumberWriter.text(row.doubleAt(0));
      case BOOLEAN -> row -> Boolean.toString(row.booleanAt(0));
      case TEXT, JSON -> row -> row.textAt(0);
    };
  }

  /**
   * The number without its fraction, the nearest long if it is beyond 64 bits, or null if the text
   * isn't a number.
   */
  private static @Nullable Long toLong(String text) {
    if (INTEGER.matcher(text).matches()) {
      return Long.parseLong(text);
    }
    Double number = toDouble(text);
    if (number == null) {
      return null;
    }
    boolean inRange =
        Math.abs(number) < 0x1p64 && Math.abs(number) >= 1 && text.length() <= MOST_EXACT;
    return inRange
        ? new BigDecimal(text).toBigInteger().max(MIN).min(MAX).longValueExact()
        : (Long) number.longValue();
  }

  private static @Nullable Double toDouble(String text) {
    return NUMBER.matcher(text).matches() ? (Double) Double.parseDouble(text) : null;
  }

  private static @Nullable Boolean toBoolean(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> null;
    };
  }
}
