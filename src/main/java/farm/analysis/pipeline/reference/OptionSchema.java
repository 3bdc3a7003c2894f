package farm.analysis.pipeline.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.TypeNames;
import farm.analysis.expression.Expression;
import farm.analysis.pipeline.Alternatives;
import farm.analysis.pipeline.ConfigRecord;
import farm.analysis.pipeline.ScalarValue;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.Literal;
import farm.analysis.pipeline.step.group.CombineStep;
import farm.analysis.pipeline.step.group.GroupKey;
import farm.analysis.report.chart.ChartSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The JSON Schemas of options. A text with a template may stand for any single value, and a text
 * like a number for the number, since the parser reads the text of values.
 */
final class OptionSchema {

  private static final String TEMPLATE = "\\{\\{";

  private OptionSchema() {}

  /** The schema of a mapping with these options. */
  static ObjectNode mapping(List<RecordComponent> components) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    components.forEach(option -> properties.set(ConfigRecord.optionOf(option), option(option)));
    ArrayNode required = schema.putArray("required");
    components.stream()
        .filter(ConfigRecord::isRequired)
        .map(ConfigRecord::optionOf)
        .forEach(required::add);
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode option(RecordComponent component) {
    String meaning = OptionEntries.meaning(component);
    String otherwise = OptionEntries.otherwise(component);
    ObjectNode schema = of(component.getGenericType());
    schema.put(
        "description",
        ConfigRecord.isRequired(component)
            ? meaning + "; required"
            : "%s; default: %s".formatted(meaning, otherwise));
    Default given = component.getAnnotation(Default.class);
    Object value = ConfigRecord.defaultOf(component);
    return given == null || value == null
        ? schema
        : schema.set("default", json(value, given.value()));
  }

  /** The default as JSON; as its text if it is a text or no JSON number. */
  private static JsonNode json(Object value, String text) {
    if (value instanceof Boolean truth) {
      return JsonNodeFactory.instance.booleanNode(truth);
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return JsonNodeFactory.instance.numberNode(number);
    }
    return value instanceof Long || value instanceof Integer
        ? JsonNodeFactory.instance.numberNode(((Number) value).longValue())
        : JsonNodeFactory.instance.textNode(text);
  }

  /** The schema of a value of this type. */
  static ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class ? list(arguments[0]) : map(arguments[1]);
    }
    if (type == CombineStep.Fn.class) {
      return reference("aggregation");
    }
    if (type == ChartSpec.class) {
      return chart();
    }
    if (type == GroupKey.class) {
      return anyOf(scalar(String.class), map(String.class));
    }
    if (type == Literal.class) {
      return literal();
    }
    Class<?> plain = (Class<?>) type;
    if (Alternatives.isOffering(plain)) {
      return Alternatives.of(plain).stream()
          .map(permitted -> of(Alternatives.wrappedIn(permitted).orElse(permitted)))
          .reduce(OptionSchema::anyOf)
          .orElseThrow();
    }
    return plain.isRecord()
        ? record(new ConfigRecord<>(plain.asSubclass(Record.class)))
        : scalar(plain);
  }

  private static ObjectNode literal() {
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    value.putArray("type").add("string").add("number").add("boolean").add("null");
    return value;
  }

  /** A chart, or the word for none. */
  private static ObjectNode chart() {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode().put("type", "object");
    mapping.putObject("properties").set("type", choice(ChartSpec.names()));
    mapping.putArray("required").add("type");
    return anyOf(mapping, choice(List.of(ChartSpec.NO_CHART)));
  }

  /** The schema of this name in {@code $defs}. */
  static ObjectNode reference(String definition) {
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + definition);
  }

  /** A list, or a single value for a list of one. */
  private static ObjectNode list(Type item) {
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "array");
    list.set("items", of(item));
    return item instanceof Class<?> ? anyOf(list, of(item)) : list;
  }

  private static ObjectNode map(Type value) {
    ObjectNode map = JsonNodeFactory.instance.objectNode().put("type", "object");
    map.set("additionalProperties", of(value));
    return map;
  }

  private static ObjectNode record(ConfigRecord<?> config) {
    ObjectNode mapping = mapping(config.components());
    return shorthand(config).map(text -> anyOf(text, mapping)).orElse(mapping);
  }

  /** The text that may stand for a record. */
  private static Optional<ObjectNode> shorthand(ConfigRecord<?> config) {
    return config
        .shorthand()
        .map(
            option ->
                config.components().get(0).getType() == CombineStep.Fn.class
                    ? reference("aggregationName")
                    : scalar(String.class));
  }

  /** Either of two schemas: editors complete both, and report mistakes by the nearer one. */
  static ObjectNode anyOf(ObjectNode one, ObjectNode other) {
    ObjectNode either = JsonNodeFactory.instance.objectNode();
    either.putArray("anyOf").add(one).add(other);
    return either;
  }

  private static ObjectNode scalar(Class<?> type) {
    if (type == ColumnType.class) {
      return columnType();
    }
    if (type.isEnum()) {
      return choice(ScalarValue.names(type));
    }
    if (type == String.class || type == Expression.class) {
      ObjectNode text = JsonNodeFactory.instance.objectNode();
      text.putArray("type").add("string").add("number").add("boolean");
      return text;
    }
    if (type == boolean.class || type == Boolean.class) {
      return orText("boolean", "^(true|True|TRUE|false|False|FALSE)$");
    }
    return type == double.class || type == Double.class
        ? orText("number", "^[-+]?([.]?[0-9]|[.](inf|Inf|INF)$)|^[.](nan|NaN|NAN)$")
        : orText("integer", "^[-+]?[0-9]+$|^0o[0-7]+$|^0x[0-9a-fA-F]+$");
  }

  /** The name of a type; one of SQL may have a length, and be in upper case. */
  private static ObjectNode columnType() {
    ObjectNode other = JsonNodeFactory.instance.objectNode().put("type", "string");
    String names = String.join("|", TypeNames.all());
    return anyOf(
        choice(ScalarValue.names(ColumnType.class)),
        other.put(
            "pattern",
            "^(%s|%s)( ?\\([0-9]+\\))?$".formatted(names, names.toUpperCase(Locale.ROOT))));
  }

  private static ObjectNode orText(String type, String pattern) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("type").add(type).add("string");
    return schema.put("pattern", pattern + "|" + TEMPLATE);
  }

  /** One of these words, or a template. */
  static ObjectNode choice(List<String> words) {
    ObjectNode names = JsonNodeFactory.instance.objectNode();
    words.forEach(names.putArray("enum")::add);
    return anyOf(
        names,
        JsonNodeFactory.instance.objectNode().put("type", "string").put("pattern", TEMPLATE));
  }
}
