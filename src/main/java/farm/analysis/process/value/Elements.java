package farm.analysis.process.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.json.Json;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds a row for each element of JSON texts, one text after another. */
final class Elements {

  private final ExplodedColumns columns;
  private final Origin origin;
  private final ChunkBuilder rows;

  /** The index of each field in {@link #values}. */
  private final Map<String, Integer> fields = new HashMap<>();

  /** The values of the row being read; null is missing. */
  private final @Nullable Object[] values;

  private String text = "";

  /** The name, in messages, of the element being read: {@code element 2}. */
  private String element = "";

  /** Adds rows to {@code rows} for texts of a chunk with this origin. */
  Elements(ExplodedColumns columns, Origin origin, ChunkBuilder rows) {
    this.columns = columns;
    this.origin = origin;
    this.rows = rows;
    this.values = new @Nullable Object[columns.values().size()];
    for (int i = 0; columns.ofFields() && i < values.length; i++) {
      fields.put(columns.values().get(i).name(), i);
    }
  }

  /** Adds a row of missing values. */
  void addMissing() {
    for (int c = 0; c < columns.made().size(); c++) {
      rows.column(c).appendMissing();
    }
    rows.endRow();
  }

  /**
   * Adds a row for each element of an array, or member of an object; none for a JSON null.
   *
   * @throws DataException if the text isn't such JSON, or an element can't have the type of its
   *     column
   */
  void read(String json) {
    text = json;
    try (JsonParser parser = Json.parser(json)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw wrong("should be JSON, was empty");
      }
      if (first != JsonToken.VALUE_NULL) {
        readElements(parser, first);
      }
      if (parser.nextToken() != null) {
        throw wrong("should be one JSON value, was more than one");
      }
    } catch (JsonProcessingException e) {
      throw wrong("isn't JSON: " + Json.problem(e, "it"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readElements(JsonParser parser, JsonToken first) throws IOException {
    boolean ofObject = columns.key() != null;
    if (first != (ofObject ? JsonToken.START_OBJECT : JsonToken.START_ARRAY)) {
      String message =
          ofObject
              ? "should be an object, was %s; to explode arrays, give no key column"
              : "should be an array, was %s; to explode objects, give a key column";
      throw wrong(message.formatted(Json.shown(parser)));
    }
    long index = 0;
    while (!parser.nextToken().isStructEnd()) {
      String key = null;
      if (ofObject) {
        key = parser.currentName();
        parser.nextToken();
      }
      element = key == null ? "element " + index : "member '%s'".formatted(Json.start(key));
      readElement(parser);
      endRow(key, index);
      index++;
    }
  }

  private void readElement(JsonParser parser) throws IOException {
    if (!columns.ofFields()) {
      values[0] = value(parser, columns.values().get(0).type(), element);
      return;
    }
    Arrays.fill(values, null);
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("%s should be an object, was %s".formatted(element, Json.shown(parser)));
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      Integer field = fields.get(name);
      if (field == null) {
        parser.skipChildren();
      } else {
        Schema.Field wanted = columns.values().get(field);
        values[field] =
            value(parser, wanted.type(), "'%s' of %s".formatted(wanted.name(), element));
      }
    }
  }

  /** Reads the parser's current value; null if it is missing. */
  private @Nullable Object value(JsonParser parser, ColumnType type, String what)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (type.isTextual()) {
      boolean isText = type == ColumnType.TEXT && token == JsonToken.VALUE_STRING;
      return isText ? parser.getText() : Json.compact(parser);
    }
    Object scalar = scalar(parser, token);
    Object value = scalar == null ? null : ValueConversion.of(scalar, type);
    if (value == null) {
      throw wrong("%s should be %s, was %s".formatted(what, type.word(), Json.shown(parser)));
    }
    return value;
  }

  /**
   * The boxed value of a scalar, null for other tokens. A number too large for a long or a double
   * is returned as text.
   */
  private static @Nullable Object scalar(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? parser.getText()
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> {
        double number = Json.number(parser);
        yield Double.isFinite(number) ? (Object) number : parser.getText();
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> parser.getText();
      default -> null;
    };
  }

  private void endRow(@Nullable String key, long index) {
    int column = 0;
    if (key != null) {
      rows.texts(column++).append(key);
    }
    if (columns.index() != null) {
      rows.longs(column++).append(index);
    }
    for (@Nullable Object value : values) {
      rows.column(column++).appendBoxed(value);
    }
    rows.endRow();
  }

  private DataException wrong(String message) {
    return new DataException(
        "%s, chunk that starts at %d: column '%s': %s, in '%s'"
            .formatted(
                origin.input(), origin.firstRow(), columns.column(), message, Json.start(text)));
  }
}
