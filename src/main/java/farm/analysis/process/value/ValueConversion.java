package farm.analysis.process.value;

import farm.analysis.chunk.ColumnType;
import farm.analysis.decimal.NumberWriter;
import farm.analysis.json.Json;
import org.jspecify.annotations.Nullable;

/** Converts boxed values to other types. A conversion may lose digits but nothing else. */
public final class ValueConversion {

  /** Two to the power of 63, the least double that is too large for a long. */
  private static final double LONG_LIMIT = 0x1p63;

  private ValueConversion() {}

  /** The value converted to the type; null if the type can't hold it. */
  public static @Nullable Object of(Object value, ColumnType type) {
    return switch (type) {
      case LONG -> longOf(value);
      case DOUBLE -> doubleOf(value);
      case BOOLEAN -> booleanOf(value);
      case TEXT -> textOf(value);
      case JSON -> jsonOf(value);
    };
  }

  /** Returns true if a long can hold exactly this number; {@code -0.0} counts as 0. */
  static boolean isLong(double value) {
    return value >= -LONG_LIMIT && value < LONG_LIMIT && value == Math.rint(value);
  }

  private static @Nullable Object longOf(Object value) {
    if (value instanceof Double number) {
      return isLong(number) ? (Object) number.longValue() : null;
    }
    if (value instanceof Boolean truth) {
      return truth ? 1L : 0L;
    }
    return value instanceof String text ? NumberText.longOf(text) : value;
  }

  private static @Nullable Object doubleOf(Object value) {
    if (value instanceof Long number) {
      return number.doubleValue();
    }
    if (value instanceof Boolean truth) {
      return truth ? 1.0 : 0.0;
    }
    return value instanceof String text ? NumberText.doubleOf(text) : value;
  }

  private static @Nullable Object booleanOf(Object value) {
    if (value instanceof Number number) {
      double size = number.doubleValue();
      return size == 0 || size == 1 ? (Object) (size == 1) : null;
    }
    if (value instanceof String text) {
      return switch (text.strip()) {
        case "true", "True", "TRUE", "1" -> true;
        case "false", "False", "FALSE", "0" -> false;
        default -> null;
      };
    }
    return value;
  }

  private static String textOf(Object value) {
    return value instanceof Double number ? NumberWriter.text(number) : value.toString();
  }

  /**
   * The value as JSON text; null for text that isn't JSON. NaN and infinities become strings,
   * because JSON has no such numbers.
   */
  private static @Nullable Object jsonOf(Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return '"' + textOf(value) + '"';
    }
    return value instanceof String text && !Json.isWellFormed(text) ? null : textOf(value);
  }
}
