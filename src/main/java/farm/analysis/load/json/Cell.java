package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.decimal.Decimal;
import farm.analysis.json.Json;
import farm.analysis.load.json.SampledType.Basis;
import farm.analysis.load.json.SampledType.Kind;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of one column in the current row. Fields come in any order; if a name is repeated, its
 * last value counts.
 */
final class Cell {

  private final int column;
  private final Schema.Field field;
  private final ColumnType type;
  private final boolean guessed;

  /** True if values are converted to the type: the user gave it, or another file needs it. */
  private final boolean converts;

  private boolean missing = true;
  private boolean truth;
  private long integer;
  private double number;
  private String text = "";

  /** The problem with the value, unless another value of the same name follows. */
  private @Nullable DataException problem;

  /**
   * A cell for the column at this index of the schema.
   *
   * @param found the column's type in this file, or null if it wasn't seen in the file
   */
  Cell(int column, Schema.Field field, @Nullable SampledType found) {
    this.column = column;
    this.field = field;
    this.type = field.type();
    SampledType known = found == null ? SampledType.of(Set.of()) : found;
    this.guessed = known.basis() == Basis.GUESSED;
    this.converts = known.basis() == Basis.GIVEN || (!guessed && known.type() != type);
  }

  /** Returns true if an object is a value of the column, even where objects are flattened. */
  boolean takesObjects() {
    return type.isTextual() && converts;
  }

  /** Reads the parser's current value up to its end; returns false if the value doesn't fit. */
  boolean read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    problem = null;
    missing = token == JsonToken.VALUE_NULL;
    if (missing) {
      return true;
    }
    return switch (type) {
      case LONG -> readLong(parser, token);
      case DOUBLE -> readDouble(parser, token);
      case BOOLEAN -> readBoolean(token);
      case TEXT -> readText(parser, token);
      case JSON -> readJson(parser);
    };
  }

  private boolean readLong(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_INT) {
      boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
      integer = fits ? parser.getLongValue() : 0;
      return fits;
    }
    integer = token == JsonToken.VALUE_TRUE ? 1 : 0;
    return converts && token.isBoolean();
  }

  /** An integer must be exact as a double, unless values are converted. */
  private boolean readDouble(JsonParser parser, JsonToken token) throws IOException {
    switch (token) {
      case VALUE_NUMBER_FLOAT -> {
        number = parser.getDoubleValue();
        return Double.isFinite(number) || Json.isNonFinite(parser);
      }
      case VALUE_NUMBER_INT -> {
        number = parser.getDoubleValue();
        return converts ? Double.isFinite(number) : isExact(parser);
      }
      case VALUE_STRING -> {
        Double nonFinite = Json.NON_FINITE.get(parser.getText());
        number = nonFinite == null ? 0 : nonFinite;
        return nonFinite != null;
      }
      default -> {
        number = token == JsonToken.VALUE_TRUE ? 1 : 0;
        return converts && token.isBoolean();
      }
    }
  }

  private static boolean isExact(JsonParser parser) throws IOException {
    return parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        && Decimal.fitsDouble(parser.getLongValue());
  }

  private boolean readBoolean(JsonToken token) {
    truth = token == JsonToken.VALUE_TRUE;
    return token.isBoolean();
  }

  private boolean readText(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      text = parser.getText();
      return true;
    }
    return converts && readJson(parser);
  }

  private boolean readJson(JsonParser parser) throws IOException {
    text = Json.compact(parser);
    return true;
  }

  /** Makes the value missing again. */
  void forget() {
    missing = true;
    problem = null;
  }

  /**
   * Appends the value to its column and forgets it.
   *
   * @throws DataException if the value was refused
   */
  void endRow(ChunkBuilder rows) {
    if (problem != null) {
      throw problem;
    }
    if (missing) {
      rows.column(column).appendMissing();
      return;
    }
    missing = true;
    switch (type) {
      case LONG -> rows.longs(column).append(integer);
      case DOUBLE -> rows.doubles(column).append(number);
      case BOOLEAN -> rows.booleans(column).append(truth);
      case TEXT, JSON -> rows.texts(column).append(text);
    }
  }

  /**
   * Keeps the problem with the parser's current value, which {@link #read} refused, and skips the
   * value.
   */
  void refuse(JsonParser parser, String place) throws IOException {
    problem = wrongValue(parser, place);
    parser.skipChildren();
  }

  private DataException wrongValue(JsonParser parser, String place) throws IOException {
    return new DataException(
        ("%s: column '%s' should be %s, was %s; give its type with schema: {%s: %s}, or leave it"
                + " out by naming the columns to read")
            .formatted(
                place,
                field.name(),
                type.word(),
                Json.shown(parser),
                field.name(),
                better(parser).word()));
  }

  /** A type that holds this value and the sampled ones. */
  private ColumnType better(JsonParser parser) throws IOException {
    Kind kind = Kind.of(parser);
    boolean tooLong =
        kind == Kind.INTEGER && parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
    if (type.isNumeric() && (tooLong || (type == ColumnType.LONG && isNumber(kind)))) {
      return converts && type == ColumnType.DOUBLE ? ColumnType.TEXT : ColumnType.DOUBLE;
    }
    if (type == ColumnType.DOUBLE && kind == Kind.INTEGER) {
      return ColumnType.DOUBLE;
    }
    ColumnType own = SampledType.of(Set.of(kind)).type();
    return guessed || own == ColumnType.JSON ? own : ColumnType.TEXT;
  }

  private static boolean isNumber(Kind kind) {
    return kind == Kind.DOUBLE || kind == Kind.NON_FINITE;
  }
}
