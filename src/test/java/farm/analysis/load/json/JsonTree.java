package farm.analysis.load.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An independent reader of objects, for whole files in memory, by Jackson's trees. */
final class JsonTree {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonTree() {}

  /**
   * The columns of these objects; finds types from all values, by a rule other than the loader's.
   */
  static Schema schema(List<String> objects) {
    Set<String> names = new LinkedHashSet<>();
    objects.forEach(object -> parse(object).fieldNames().forEachRemaining(names::add));
    List<Schema.Field> fields = new ArrayList<>();
    for (String name : names) {
      List<JsonNode> values =
          objects.stream()
              .map(object -> parse(object).path(name))
              .filter(value -> !value.isNull() && !value.isMissingNode())
              .toList();
      fields.add(new Schema.Field(name, type(values)));
    }
    return Schema.of(fields);
  }

  private static ColumnType type(List<JsonNode> values) {
    if (values.stream().allMatch(JsonNode::isTextual)) {
      return ColumnType.TEXT;
    }
    if (values.stream().allMatch(JsonNode::isIntegralNumber)) {
      return ColumnType.LONG;
    }
    if (values.stream().allMatch(value -> value.isNumber() || isNonFinite(value))) {
      return ColumnType.DOUBLE;
    }
    return values.stream().allMatch(JsonNode::isBoolean) ? ColumnType.BOOLEAN : ColumnType.JSON;
  }

  private static boolean isNonFinite(JsonNode value) {
    return value.isTextual() && Set.of("NaN", "Infinity", "-Infinity").contains(value.textValue());
  }

  /** The rows of these objects; values of JSON columns are trees. */
  static List<List<Object>> rows(List<String> objects, Schema schema) {
    List<List<Object>> rows = new ArrayList<>();
    for (String object : objects) {
      JsonNode tree = parse(object);
      List<Object> row = new ArrayList<>();
      schema.fields().forEach(field -> row.add(value(tree.get(field.name()), field.type())));
      rows.add(row);
    }
    return rows;
  }

  private static Object value(JsonNode value, ColumnType type) {
    if (value == null || value instanceof NullNode) {
      return null;
    }
    return switch (type) {
      case LONG -> value.longValue();
      case DOUBLE -> value.isTextual() ? Double.valueOf(value.textValue()) : value.doubleValue();
      case BOOLEAN -> value.booleanValue();
      case TEXT -> value.textValue();
      case JSON -> value;
    };
  }

  /** The loader's rows, with the values of JSON columns as trees. */
  static List<List<Object>> withTrees(List<List<Object>> rows, Schema schema) {
    List<List<Object>> changed = new ArrayList<>();
    for (List<Object> row : rows) {
      List<Object> values = new ArrayList<>(row);
      for (int c = 0; c < schema.size(); c++) {
        if (schema.field(c).type() == ColumnType.JSON && values.get(c) != null) {
          values.set(c, parse((String) values.get(c)));
        }
      }
      changed.add(values);
    }
    return changed;
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
