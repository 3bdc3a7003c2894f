package farm.analysis.expression.function;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.expression.Expression;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code json_extract} agrees with Jackson's tree and with SQLite on random JSON. */
class JsonExtractTest {

  private static final int VALUES = 3000;
  private static final String[] NAMES = {"a", "b", "a b", "", "ä", "a.b", "\uD83D\uDE00"};
  private static final String[] SCALARS = {
    "1",
    "-7",
    "2.5",
    "1e-3",
    "0",
    "9223372036854775807",
    "true",
    "false",
    "null",
    "\"\"",
    "\"x\"",
    "\"it's \\\"\"",
    "\"\\u00e4\\n\""
  };
  private static final Schema SCHEMA = Schema.of(new Field("j", ColumnType.JSON));

  private final Random random = new Random(11);
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void findsWhatATreeAndSqliteFind() throws Exception {
    int found = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        PreparedStatement select =
            connection.prepareStatement("select json_extract(?, ?), json_type(?, ?)")) {
      for (int i = 0; i < VALUES; i++) {
        String json = json(3);
        List<Object> steps = steps();
        String path = path(steps);
        String extracted = extract(json, path);
        found += extracted == null ? 0 : 1;
        assertThat(extracted).as("%s of %s", path, json).isEqualTo(fromTree(json, steps));
        for (int p = 1; p <= 3; p += 2) {
          select.setString(p, json);
          select.setString(p + 1, path);
        }
        try (ResultSet result = select.executeQuery()) {
          assertThat(extracted).as("%s of %s", path, json).isEqualTo(fromSqlite(result, extracted));
        }
      }
    }
    assertThat(found).isGreaterThan(VALUES / 4);
  }

  private static @Nullable String extract(String json, String path) {
    String text = "json_extract(j, '" + path.replace("'", "''") + "')";
    return (String)
        Rows.of(
                Expression.parse(text)
                    .bind(SCHEMA)
                    .evaluate(Rows.chunk(SCHEMA, List.of(row(json)))))
            .get(0);
  }

  private @Nullable String fromTree(String json, List<Object> steps) throws Exception {
    JsonNode node = mapper.readTree(json);
    for (Object step : steps) {
      node = step instanceof String name ? node.path(name) : node.path((Integer) step);
    }
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return node.isTextual()
        ? node.textValue()
        : node.isContainerNode() ? compacted(node) : written(node, json);
  }

  /** Numbers keep their text; of the generated ones, Jackson writes only 1e-3 differently. */
  private static String written(JsonNode node, String json) {
    return node.toString().equals("0.001") && json.contains("1e-3") ? "1e-3" : node.toString();
  }

  private static String compacted(JsonNode node) {
    return node.toString().replace("0.001", "1e-3");
  }

  /**
   * Converts SQLite's result to text: it has 1 and 0 for true and false, and numbers as numbers.
   */
  private static @Nullable Object fromSqlite(ResultSet result, @Nullable String extracted)
      throws Exception {
    String type = result.getString(2);
    if (type == null || type.equals("null")) {
      return null;
    }
    return switch (type) {
      case "true", "false" -> type;
      case "integer" -> Long.toString(result.getLong(1));
      case "real" -> {
        assertThat(Double.parseDouble(String.valueOf(extracted))).isEqualTo(result.getDouble(1));
        yield extracted;
      }
      case "object", "array" -> extracted;
      default -> result.getString(1);
    };
  }

  private String json(int levels) {
    int kind = levels == 0 ? 2 : random.nextInt(3);
    if (kind == 2) {
      return SCALARS[random.nextInt(SCALARS.length)];
    }
    List<String> parts = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of(NAMES));
    for (int i = random.nextInt(5); i > 0; i--) {
      String name = names.remove(random.nextInt(names.size()));
      parts.add(kind == 0 ? "\"" + name + "\": " + json(levels - 1) : json(levels - 1));
    }
    String inner = String.join(random.nextBoolean() ? "," : " , ", parts);
    return kind == 0 ? "{" + inner + "}" : "[" + inner + "]";
  }

  private List<Object> steps() {
    List<Object> steps = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      steps.add(
          random.nextBoolean()
              ? (Object) NAMES[random.nextInt(NAMES.length)]
              : (Object) random.nextInt(3));
    }
    return steps;
  }

  private static String path(List<Object> steps) {
    StringBuilder path = new StringBuilder("$");
    for (Object step : steps) {
      if (step instanceof String name) {
        path.append(name.equals("a") || name.equals("b") ? "." + name : ".\"" + name + "\"");
      } else {
        path.append('[').append(step).append(']');
      }
    }
    return path.toString();
  }

  @Test
  void parsesNoFurtherThanNeeded() {
    assertThat(extract("{\"a\": 1, broken", "$.a")).isEqualTo("1");
    assertThat(extract("{\"a\": {\"b\": [true, {}", "$.a.b[0]")).isEqualTo("true");
  }

  @Test
  void firstOfEqualNamesCounts() {
    assertThat(extract("{\"a\": 1, \"a\": {\"b\": 2}}", "$.a")).isEqualTo("1");
    assertThat(extract("{\"a\": 1, \"a\": {\"b\": 2}}", "$.a.b")).isNull();
  }

  @Test
  void infinitiesAreNumbersAndNaNIsMissing() {
    assertThat(extract("{\"a\": -Infinity}", "$.a")).isEqualTo("-Infinity");
    assertThat(extract("{\"a\": NaN}", "$.a")).isNull();
  }

  @Test
  void numbersAreKeptAsTheyAreWritten() {
    assertThat(extract("{\"a\": 2.50, \"b\": [1.0, 1E+2]}", "$.a")).isEqualTo("2.50");
    assertThat(extract("{\"a\": 2.50, \"b\": [1.0, 1E+2]}", "$.b")).isEqualTo("[1.0,1E+2]");
  }
}
