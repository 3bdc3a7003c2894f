package farm.analysis.load.sqlite.parameters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import farm.analysis.json.FlatObject;
import farm.analysis.json.Json;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON of a simulation's parameters, at most {@value #MOST_BYTES} bytes.
 *
 * @param place its place for messages: the database, the table, the row and the column
 */
public record ParameterJson(String place, String text) {

  /** The largest number of bytes of JSON that is read. */
  public static final int MOST_BYTES = 1 << 20;

  /** The largest number of parameters of a simulation. */
  public static final int MOST_PARAMETERS = 10_000;

  /**
   * The parameters by dotted names, in order; none if the JSON is {@code null}.
   *
   * @throws DataException if the JSON is malformed, isn't an object, or has two values of one name
   */
  public Map<String, ParameterValue> values() {
    byte[] bytes = text.getBytes(UTF_8);
    try (JsonParser parser = Json.parser(Arrays.copyOf(bytes, bytes.length + 1), 0, bytes.length)) {
      return values(parser);
    } catch (JsonProcessingException e) {
      throw malformed(Json.problem(e, "the text"), e);
    } catch (IOException e) {
      throw malformed(String.valueOf(e.getMessage()), e);
    }
  }

  private Map<String, ParameterValue> values(JsonParser parser) throws IOException {
    Map<String, ParameterValue> values = new LinkedHashMap<>();
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      FlatObject.read(parser, (name, value) -> add(name, ParameterValue.of(value), values));
    } else if (first != JsonToken.VALUE_NULL) {
      String found = first == null ? "empty" : Json.shown(parser);
      throw new DataException("%s should be a JSON object, was %s".formatted(place, found));
    }
    if (parser.nextToken() != null) {
      throw new DataException(
          "%s should be one JSON object, but %s follows it".formatted(place, Json.shown(parser)));
    }
    return values;
  }

  private void add(String name, ParameterValue value, Map<String, ParameterValue> values) {
    if (values.put(name, value) != null) {
      throw new DataException(
          "%s should have one value of each name, has two of '%s' (objects within objects have dotted names)"
              .formatted(place, name));
    }
    if (values.size() > MOST_PARAMETERS) {
      throw new DataException(
          "%s should have at most %,d parameters, has more".formatted(place, MOST_PARAMETERS));
    }
  }

  private DataException malformed(String problem, IOException cause) {
    return new DataException("%s should be JSON, but %s".formatted(place, problem), cause);
  }
}
