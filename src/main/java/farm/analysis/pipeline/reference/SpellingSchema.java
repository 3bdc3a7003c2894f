package farm.analysis.pipeline.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import farm.analysis.expression.Expression;
import java.util.List;

/**
 * Adds to the JSON Schemas of steps what Beam YAML writes in another way; {@link
 * farm.analysis.pipeline.spelling.BeamSpelling} reads it.
 */
final class SpellingSchema {

  private SpellingSchema() {}

  /** Adds these forms to the schema of a step's options; returns the schema. */
  static ObjectNode added(String step, ObjectNode config) {
    ObjectNode options = config.withObject("/properties");
    switch (step) {
      case "Filter" -> options.set("keep", expression(options, "keep"));
      case "MapToFields" -> {
        ObjectNode fields = options.withObject("/fields");
        fields.set("additionalProperties", expression(fields, "additionalProperties"));
      }
      case "Combine" -> {
        ObjectNode results = options.withObject("/combine");
        ObjectNode call = text().put("pattern", "^\\s*\\w+\\s*\\(.*\\)\\s*$");
        results.set(
            "additionalProperties",
            OptionSchema.anyOf(results.withObject("/additionalProperties"), call));
      }
      default -> {
        return config;
      }
    }
    options.set(
        "language",
        OptionSchema.choice(List.of("generic", "sql", "python"))
            .put(
                "description",
                "the language of the expressions; of Python only what means the same in SQL;"
                    + " default: SQL"));
    return config;
  }

  /** The schema of an option, or of a mapping with its value as {@code expression}. */
  private static ObjectNode expression(ObjectNode options, String option) {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode().put("type", "object");
    mapping.putArray("required").add("expression");
    mapping.putObject("properties").set("expression", OptionSchema.of(Expression.class));
    mapping.put("additionalProperties", false);
    ObjectNode value = options.withObject("/" + option);
    ObjectNode either = OptionSchema.anyOf(value, mapping);
    if (value.has("description")) {
      either.set("description", value.get("description"));
    }
    return either;
  }

  /** An aggregation with its options beside its type, or under the key {@code config}. */
  static ObjectNode withConfig(ObjectNode beside, ObjectNode config) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putObject("if").putArray("required").add("config");
    ObjectNode then = schema.putObject("then");
    ObjectNode properties = then.putObject("properties");
    properties.putObject("type");
    properties.set("config", config);
    then.put("additionalProperties", false);
    schema.set("else", beside);
    return schema;
  }

  private static ObjectNode text() {
    return JsonNodeFactory.instance.objectNode().put("type", "string");
  }
}
