package farm.analysis.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * JSON (RFC 8259) as this project reads it: the limits, a value's compact text, and plain
 * descriptions of errors. {@code NaN} and {@code Infinity} are numbers too, as Python writes them.
 */
public final class Json {

  /** The doubles that JSON has no numbers for, by the texts that stand for them. */
  public static final Map<String, Double> NON_FINITE =
      Map.of(
          "NaN", Double.NaN,
          "Infinity", Double.POSITIVE_INFINITY,
          "-Infinity", Double.NEGATIVE_INFINITY);

  private static final int MOST_LEVELS = 1000;
  private static final int MOST_DIGITS = 1000;
  private static final int MOST_CHARS = 16 << 20;
  private static final String TOO_LONG =
      "a value has more than %d million characters".formatted(MOST_CHARS >> 20);
  private static final int SHOWN_CHARS = 60;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_LEVELS)
                  .maxNumberLength(MOST_DIGITS)
                  .maxStringLength(MOST_CHARS)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private Json() {}

  /**
   * A parser for the {@code length} bytes that begin at {@code start}; a zero or line end must
   * follow them.
   *
   * @throws NotUnicodeException if bytes aren't UTF-8 or an escape is half of a surrogate pair
   */
  public static JsonParser parser(byte[] bytes, int start, int length) throws IOException {
    int sound = Unicode.soundUntil(bytes, start, start + length, true);
    if (sound < start + length) {
      throw NotUnicodeException.at(bytes, sound, (long) sound - start);
    }
    return FACTORY.createParser(bytes, start, length);
  }

  /**
   * A parser for a stream.
   *
   * @throws NotUnicodeException if bytes aren't UTF-8 or an escape is half of a surrogate pair; for
   *     later bytes, the parser throws it
   */
  public static JsonParser parser(InputStream in) throws IOException {
    return FACTORY.createParser(new UnicodeStream(in));
  }

  /** A parser for a text. */
  public static JsonParser parser(String text) throws IOException {
    return FACTORY.createParser(text);
  }

  /** Returns true if a text is exactly one JSON value. */
  public static boolean isWellFormed(String text) {
    try (JsonParser parser = parser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The text of the parser's current value, without white space. Numbers stay as they are written;
   * NaN and infinities become text in quotes. Moves the parser to its end.
   */
  public static String compact(JsonParser parser) throws IOException {
    StringBuilder text = new StringBuilder();
    int open = 0;
    do {
      switch (parser.currentToken()) {
        case START_OBJECT, START_ARRAY -> open++;
        case END_OBJECT, END_ARRAY -> open--;
        default -> {}
      }
      appendToken(parser, text);
      if (text.length() > MOST_CHARS) {
        throw new JsonParseException(parser, TOO_LONG);
      }
    } while (open > 0 && parser.nextToken() != null);
    return text.toString();
  }

  private static void appendToken(JsonParser parser, StringBuilder text) throws IOException {
    switch (parser.currentToken()) {
      case END_OBJECT -> text.append('}');
      case END_ARRAY -> text.append(']');
      case START_OBJECT -> separated(text).append('{');
      case START_ARRAY -> separated(text).append('[');
      case FIELD_NAME -> quoted(parser.getCurrentName(), separated(text)).append(':');
      case VALUE_STRING -> quoted(parser.getText(), separated(text));
      case VALUE_NUMBER_FLOAT -> appendDouble(parser, separated(text));
      default -> separated(text).append(parser.getText());
    }
  }

  private static void appendDouble(JsonParser parser, StringBuilder text) throws IOException {
    if (isNonFinite(parser)) {
      quoted(Double.toString(number(parser)), text);
    } else {
      text.append(parser.getText());
    }
  }

  /** Returns true if a number is NaN or infinite; the text of any other number ends in a digit. */
  public static boolean isNonFinite(JsonParser parser) throws IOException {
    int end = parser.getTextOffset() + parser.getTextLength();
    return !Character.isDigit(parser.getTextCharacters()[end - 1]);
  }

  /**
   * The parser's current number, which has a point or exponent or is NaN or infinite. A number too
   * large for a double is infinite. (For NaN, the parser itself would return an earlier integer
   * beyond 64 bits if only the type of that integer was read.)
   */
  public static double number(JsonParser parser) throws IOException {
    if (!isNonFinite(parser)) {
      return parser.getDoubleValue();
    }
    String name = parser.getText();
    if (name.equals("NaN")) {
      return Double.NaN;
    }
    return name.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /**
   * Appends a comma, unless the next token is the first in its array or object or follows a name.
   */
  private static StringBuilder separated(StringBuilder text) {
    boolean first = text.length() == 0 || "{[:".indexOf(text.charAt(text.length() - 1)) >= 0;
    return first ? text : text.append(',');
  }

  private static StringBuilder quoted(String value, StringBuilder text) {
    text.append('"');
    ENCODER.quoteAsString(value, text);
    return text.append('"');
  }

  /** The parser's current value, for a message: {@code the number '1.5'}, {@code an array}. */
  public static String shown(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "the boolean '%s'".formatted(parser.getText());
      case VALUE_STRING -> "the text '%s'".formatted(start(parser.getText()));
      default -> "the number '%s'".formatted(start(parser.getText()));
    };
  }

  /** The text, or the first 60 characters of a longer one, for a message. */
  public static String start(String value) {
    return value.length() > SHOWN_CHARS ? value.substring(0, SHOWN_CHARS) + "…" : value;
  }

  /** The column of the last character read of malformed JSON, counted from 1 in its line. */
  public static int column(JsonProcessingException e, JsonParser parser) {
    JsonLocation known = e.getLocation();
    return Math.max(1, (known == null ? parser.currentLocation() : known).getColumnNr() - 1);
  }

  /**
   * A description of the error in malformed JSON, in plain words.
   *
   * @param whole the name of the text that may end too early: {@code the line}
   */
  public static String problem(JsonProcessingException e, String whole) {
    String message = e.getOriginalMessage();
    if (e instanceof StreamConstraintsException) {
      return limit(message);
    }
    if (e instanceof JsonEOFException || message.startsWith("Unexpected end-of-input")) {
      return whole + " ends in the middle of a value";
    }
    return PlainWords.of(message);
  }

  private static String limit(String message) {
    if (message.startsWith("Depth")) {
      return "objects and arrays are nested deeper than %d levels".formatted(MOST_LEVELS);
    }
    if (message.startsWith("Number")) {
      return "a number has more than %d digits".formatted(MOST_DIGITS);
    }
    return message.startsWith("String") ? TOO_LONG : PlainWords.of(message);
  }
}
