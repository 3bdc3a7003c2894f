package farm.analysis.expression.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import farm.analysis.expression.evaluate.BadRowException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON value: {@code $}, then steps {@code .name}, {@code ."name"} and {@code
 * [index]}. A value is parsed only as far as the place.
 */
final class JsonPath {

  private static final Pattern STEP =
      Pattern.compile("\\.([^.\\[\"]++)|\\.\"([^\"]*+)\"|\\[(\\d{1,9}+)\\]");

  /**
   * The factory of parsers that read NaN and infinities as numbers, as the JSON loader does, and
   * neither reject nor intern names.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final int SHOWN_CHARS = 60;

  /** The names of members and the indexes of elements. */
  private final List<Object> steps;

  private JsonPath(List<Object> steps) {
    this.steps = List.copyOf(steps);
  }

  /** The path of this text, or empty if it is malformed. */
  static Optional<JsonPath> of(String text) {
    List<Object> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = text.startsWith("$") ? 1 : -1;
    while (end >= 0 && end < text.length()) {
      if (!matcher.region(end, text.length()).lookingAt()) {
        return Optional.empty();
      }
      steps.add(step(matcher));
      end = matcher.end();
    }
    return end < 0 ? Optional.empty() : Optional.of(new JsonPath(steps));
  }

  private static Object step(Matcher matcher) {
    if (matcher.group(3) != null) {
      return Integer.parseInt(matcher.group(3));
    }
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }

  /**
   * The value at this place, or null if it is absent, null or NaN. Text has no quotes, numbers are
   * as they are written, objects and arrays are compact JSON. If members have the same name, the
   * first counts.
   *
   * @throws BadRowException if the JSON is malformed before the end of the value
   */
  @Nullable String extract(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() == null) {
        throw malformed(json, 0);
      }
      return find(parser) ? value(parser) : null;
    } catch (JsonProcessingException e) {
      throw malformed(
          json, Math.max(0, e.getLocation() == null ? 0 : e.getLocation().getCharOffset()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean find(JsonParser parser) throws IOException {
    for (Object step : steps) {
      boolean found =
          step instanceof String name
              ? parser.currentToken() == JsonToken.START_OBJECT && enter(parser, name)
              : parser.currentToken() == JsonToken.START_ARRAY && enter(parser, (Integer) step);
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private static boolean enter(JsonParser parser, String name) throws IOException {
    for (String next = parser.nextFieldName(); next != null; next = parser.nextFieldName()) {
      parser.nextToken();
      if (next.equals(name)) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static boolean enter(JsonParser parser, int index) throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i == index) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static @Nullable String value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isStructStart()) {
      return compact(parser);
    }
    boolean missing =
        token == JsonToken.VALUE_NULL || (token.isNumeric() && parser.getText().equals("NaN"));
    return missing ? null : parser.getText();
  }

  private static String compact(JsonParser parser) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      int depth = 0;
      do {
        if (parser.currentToken().isNumeric()) {
          generator.writeNumber(parser.getText());
        } else {
          generator.copyCurrentEvent(parser);
        }
        depth += parser.currentToken().isStructStart() ? 1 : 0;
        depth -= parser.currentToken().isStructEnd() ? 1 : 0;
      } while (depth > 0 && parser.nextToken() != null);
    }
    return text.toString();
  }

  private static BadRowException malformed(String json, long at) {
    String shown = json.length() > SHOWN_CHARS ? json.substring(0, SHOWN_CHARS) + "…" : json;
    return new BadRowException(
        "needs JSON, but found \"%s\", which is malformed at character %d"
            .formatted(shown, at + 1));
  }
}
