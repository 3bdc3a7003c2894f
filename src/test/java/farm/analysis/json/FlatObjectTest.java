package farm.analysis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatObjectTest {

  @Test
  void valuesOfNestedObjectsHaveDottedNames() throws IOException {
    assertThat(flat("{'a': {'b': {'c': 1}, 'd': 'x'}, 'e': [{'f': 2}], 'g': {}, 'h.i': null}"))
        .containsExactly("a.b.c=1", "a.d=\"x\"", "e=[{\"f\":2}]", "h.i=null");
  }

  @Test
  void repeatedNamesComeAgain() throws IOException {
    assertThat(flat("{'a': 1, 'a': 2, 'b.c': 3, 'b': {'c': 4}}"))
        .containsExactly("a=1", "a=2", "b.c=3", "b.c=4");
  }

  @Test
  void theParserIsAtTheEndOfTheObject() throws IOException {
    try (JsonParser parser = Json.parser("[{\"a\": {\"b\": 1}}, 7]")) {
      parser.nextToken();
      parser.nextToken();
      FlatObject.read(parser, (name, value) -> {});
      assertThat(parser.nextIntValue(0)).isEqualTo(7);
    }
  }

  @Test
  void namesHaveALimit() throws IOException {
    String name = "n".repeat(998);
    assertThat(flat("{'%s': {'x': 1}}".formatted(name))).containsExactly(name + ".x=1");
    assertThatThrownBy(() -> flat("{'%s': {'xy': 1}}".formatted(name)))
        .isInstanceOf(JsonProcessingException.class)
        .extracting(e -> Json.problem((JsonProcessingException) e, "the text"))
        .isEqualTo("a dotted name has more than 1,000 characters");
  }

  @Test
  void anotherLimitOfTheParserIsNotTheLimitOfNames() {
    assertThat(Json.problem(new StreamConstraintsException("Name length (9) exceeds 8"), "it"))
        .isEqualTo("name length (9) exceeds 8");
  }

  private static List<String> flat(String json) throws IOException {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = Json.parser(json.replace('\'', '"'))) {
      parser.nextToken();
      FlatObject.read(
          parser, (name, value) -> values.add("%s=%s".formatted(name, Json.compact(value))));
    }
    return values;
  }
}
