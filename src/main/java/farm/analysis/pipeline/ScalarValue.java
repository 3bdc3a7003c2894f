package farm.analysis.pipeline;

import static java.util.stream.Collectors.joining;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.TypeNames;
import farm.analysis.pipeline.step.Literal;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Style;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts the text of a scalar to the value of a record component. */
public final class ScalarValue {

  private static final Map<String, Double> NAMED_NUMBERS =
      Map.of(
          ".inf", Double.POSITIVE_INFINITY,
          "+.inf", Double.POSITIVE_INFINITY,
          "-.inf", Double.NEGATIVE_INFINITY,
          ".nan", Double.NaN);

  /** YAML 1.2, section 10.3.2 (core schema). */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private static final Pattern WHOLE =
      Pattern.compile("(?<decimal>[-+]?[0-9]+)|0o(?<octal>[0-7]+)|0x(?<hex>[0-9a-fA-F]+)");

  private ScalarValue() {}

  /** The words for a value of the type in a message: "a whole number". */
  static String expected(Class<?> type) {
    if (type.isEnum()) {
      return anyOf(type.getEnumConstants());
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "text";
    }
    if (type == Literal.class) {
      return "a single value";
    }
    return type == double.class || type == Double.class ? "a number" : "a whole number";
  }

  /**
   * The text as a value of the type, by the rules of YAML's core schema.
   *
   * @throws IllegalArgumentException if it isn't such a value; the message says what it should be
   * @throws IllegalStateException if the type can't be bound
   */
  static Object of(Class<?> type, String text) {
    if (type == int.class || type == Integer.class) {
      return (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (type == long.class || type == Long.class) {
      return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (type == double.class || type == Double.class) {
      return number(text);
    }
    if (type == boolean.class || type == Boolean.class) {
      return truth(text);
    }
    if (type == String.class) {
      return text;
    }
    if (type == ColumnType.class) {
      return columnType(text);
    }
    if (type.isEnum()) {
      return constant(type, text);
    }
    if (type.isSealed()) {
      return constant(Alternatives.choiceIn(type), text);
    }
    throw new IllegalStateException("No option can be bound to " + type);
  }

  /**
   * The value of a scalar by the rules of YAML's core schema: missing, a truth value, a whole
   * number, a number or, in quotes or otherwise, text.
   *
   * @throws IllegalArgumentException if it is a whole number beyond 64 bits; the message says what
   *     it should be
   */
  static Literal literal(Scalar scalar) {
    String text = scalar.text();
    if (scalar.isMissing() || scalar.style() == Style.QUOTED) {
      return new Literal(scalar.isMissing() ? null : text);
    }
    if (WHOLE.matcher(text).matches()) {
      return new Literal(of(long.class, text));
    }
    for (Class<?> type : List.of(boolean.class, double.class)) {
      try {
        return new Literal(of(type, text));
      } catch (IllegalArgumentException e) { // a value of another type
      }
    }
    return new Literal(text);
  }

  private static long whole(String text, long min, long max) {
    Matcher matcher = WHOLE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(expected(long.class));
    }
    BigInteger value = whole(matcher);
    if (value.compareTo(BigInteger.valueOf(min)) < 0
        || value.compareTo(BigInteger.valueOf(max)) > 0) {
      throw new IllegalArgumentException("a whole number from %d to %d".formatted(min, max));
    }
    return value.longValueExact();
  }

  private static BigInteger whole(Matcher matcher) {
    String octal = matcher.group("octal");
    String hex = matcher.group("hex");
    if (octal != null) {
      return new BigInteger(octal, 8);
    }
    return hex != null ? new BigInteger(hex, 16) : new BigInteger(matcher.group());
  }

  private static double number(String text) {
    Double named = NAMED_NUMBERS.get(text.toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(expected(double.class));
    }
    return Double.parseDouble(text);
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> throw new IllegalArgumentException(expected(boolean.class));
    };
  }

  private static ColumnType columnType(String text) {
    return TypeNames.find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    TypeNames.advice(text).orElseGet(() -> expected(ColumnType.class))));
  }

  private static Object constant(Class<?> type, String text) {
    Object[] constants = type.getEnumConstants();
    return Arrays.stream(constants)
        .filter(constant -> nameOf(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(anyOf(constants)));
  }

  /** The names of an enum's constants in a pipeline file, as the documentation lists them. */
  public static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(ScalarValue::nameOf).toList();
  }

  private static String anyOf(Object[] constants) {
    return Arrays.stream(constants)
        .map(constant -> "'" + nameOf(constant) + "'")
        .collect(joining(" or "));
  }

  private static String nameOf(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }
}
