package farm.analysis.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The values within a JSON object, by dotted names: {@code {"a": {"b": 1}}} has the value 1 of
 * {@code a.b}. An array is one value. An empty object has none.
 */
public final class FlatObject {

  private static final int MOST_NAME_CHARS = 1000;

  private FlatObject() {}

  /** Takes the values of an object. */
  @FunctionalInterface
  public interface Receiver {

    /**
     * Takes a value.
     *
     * @param parser the parser at the value; if it is an array, the receiver must move to its end
     */
    void take(String name, JsonParser parser) throws IOException;
  }

  /**
   * Passes on each value of the parser's current object, in order, and moves to the object's end. A
   * name may come more than once.
   *
   * @throws JsonParseException if a dotted name has more than 1000 characters
   */
  public static void read(JsonParser parser, Receiver receiver) throws IOException {
    read(parser, "", receiver);
  }

  private static void read(JsonParser parser, String prefix, Receiver receiver) throws IOException {
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      String name = prefix + key;
      if (name.length() > MOST_NAME_CHARS) {
        throw new JsonParseException(
            parser, "a dotted name has more than %,d characters".formatted(MOST_NAME_CHARS));
      }
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        read(parser, name + ".", receiver);
      } else {
        receiver.take(name, parser);
      }
    }
  }
}
