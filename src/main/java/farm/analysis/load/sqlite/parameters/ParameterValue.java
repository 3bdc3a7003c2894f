package farm.analysis.load.sqlite.parameters;

import com.fasterxml.jackson.core.JsonParser;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.decimal.Decimal;
import farm.analysis.json.Json;
import java.io.IOException;

/**
 * The value of a parameter.
 *
 * @param text the value as text: a number as it is written, an array as compact JSON
 */
public record ParameterValue(ParameterType type, String text) {

  /** No value. */
  public static final ParameterValue MISSING = new ParameterValue(ParameterType.MISSING, "");

  /** An integer. */
  public static ParameterValue of(long integer) {
    boolean isExact = Decimal.fitsDouble(integer);
    return new ParameterValue(
        isExact ? ParameterType.LONG : ParameterType.LARGE_LONG, Long.toString(integer));
  }

  /** A text. */
  public static ParameterValue of(String text) {
    return new ParameterValue(ParameterType.TEXT, text);
  }

  /** The parser's current value, which isn't an object. Moves the parser to its end. */
  static ParameterValue of(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> MISSING;
      case VALUE_TRUE, VALUE_FALSE -> new ParameterValue(ParameterType.BOOLEAN, parser.getText());
      case VALUE_STRING -> of(parser.getText());
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? of(parser.getText())
              : of(parser.getLongValue());
      case VALUE_NUMBER_FLOAT -> number(parser);
      default -> new ParameterValue(ParameterType.JSON, Json.compact(parser));
    };
  }

  /** A number with a point or exponent; as text if it is too large for a double. */
  private static ParameterValue number(JsonParser parser) throws IOException {
    double number = Json.number(parser);
    if (Json.isNonFinite(parser)) {
      return new ParameterValue(ParameterType.DOUBLE, Double.toString(number));
    }
    return Double.isFinite(number)
        ? new ParameterValue(ParameterType.DOUBLE, parser.getText())
        : of(parser.getText());
  }

  /**
   * Appends the value to the column at this index.
   *
   * @param columnType the type of the column
   * @return false if the value doesn't fit the type; then nothing is appended
   */
  public boolean appendTo(ChunkBuilder rows, int column, ColumnType columnType) {
    if (type == ParameterType.MISSING) {
      rows.column(column).appendMissing();
      return true;
    }
    boolean fits = fits(columnType);
    if (fits) {
      switch (columnType) {
        case LONG -> rows.longs(column).append(Long.parseLong(text));
        case DOUBLE -> rows.doubles(column).append(Double.parseDouble(text));
        case BOOLEAN -> rows.booleans(column).append(text.equals("true"));
        case TEXT, JSON -> rows.texts(column).append(text);
      }
    }
    return fits;
  }

  private boolean fits(ColumnType columnType) {
    return switch (columnType) {
      case LONG -> type == ParameterType.LONG || type == ParameterType.LARGE_LONG;
      case DOUBLE -> type == ParameterType.LONG || type == ParameterType.DOUBLE;
      case BOOLEAN -> type == ParameterType.BOOLEAN;
      case JSON -> type == ParameterType.JSON;
      case TEXT -> true;
    };
  }

  /** The value for a message: {@code the text 'a'}, {@code an array}. */
  public String shown() {
    return switch (type) {
      case MISSING -> "missing";
      case BOOLEAN -> "the boolean '%s'".formatted(text);
      case LONG, LARGE_LONG, DOUBLE -> "the number '%s'".formatted(Json.start(text));
      case JSON -> "an array";
      case TEXT -> "the text '%s'".formatted(Json.start(text));
    };
  }
}
