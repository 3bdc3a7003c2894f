package farm.analysis.pipeline.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import farm.analysis.aggregate.Aggregations;
import farm.analysis.pipeline.ConfigRecord;
import farm.analysis.pipeline.StepTypes;
import java.lang.reflect.RecordComponent;
import java.util.List;

/**
 * The JSON Schema of a pipeline file (draft 2020-12), for editors. It accepts every file that the
 * parser accepts, unless an option has no value, or the type of a step is a template. It knows the
 * options of each step, not the columns of the data.
 */
public final class PipelineSchema {

  private PipelineSchema() {}

  /** The schema as indented JSON. */
  public static String json() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A pipeline file of farm-analysis");
    ObjectNode file = object(schema, "pipeline");
    file.set("pipeline", ifElse(ofType("array"), reference("steps"), reference("pipeline")));
    file.set("options", options());
    file.putObject("tests").put("type", "array").set("items", TestSchema.test());
    ObjectNode definitions = schema.putObject("$defs");
    StepTypes.names()
        .forEach(
            name ->
                definitions.set(
                    name, SpellingSchema.added(name, OptionSchema.mapping(components(name)))));
    definitions.set("pipeline", pipeline());
    definitions.set("nested", nested());
    definitions.set("steps", steps());
    definitions.set("step", step());
    definitions.set("leaf", leaf());
    definitions.set("aggregationName", aggregationName());
    definitions.set("aggregation", aggregation());
    return schema.toPrettyString();
  }

  /** Makes a schema one of objects with these required properties; returns its properties. */
  static ObjectNode object(ObjectNode schema, String... required) {
    ArrayNode names = schema.put("type", "object").putArray("required");
    List.of(required).forEach(names::add);
    schema.put("additionalProperties", false);
    return schema.putObject("properties");
  }

  /** Values and lists of values by name. */
  private static ObjectNode options() {
    ObjectNode options = ofType("object");
    options.put("description", "options of the runner, as on the command line");
    ObjectNode list = ofType("array");
    list.set("items", OptionSchema.of(String.class));
    options.set("additionalProperties", OptionSchema.anyOf(OptionSchema.of(String.class), list));
    return options;
  }

  private static ObjectNode pipeline() {
    ObjectNode pipeline = JsonNodeFactory.instance.objectNode();
    ObjectNode properties = object(pipeline);
    properties.putObject("type").putArray("enum").add("chain").add("composite");
    properties.set("transforms", reference("steps"));
    properties.set("source", reference("step"));
    properties.set("sink", reference("step"));
    ArrayNode either = pipeline.putArray("anyOf");
    either.addObject().putArray("required").add("transforms");
    either.addObject().putArray("required").add("source").add("sink");
    return pipeline;
  }

  /** A pipeline that is a step of another. */
  private static ObjectNode nested() {
    ObjectNode nested = pipeline();
    ObjectNode properties = nested.withObject("/properties");
    properties.set("name", OptionSchema.of(String.class));
    properties.set("input", input());
    properties.set("output", input());
    return nested;
  }

  private static ObjectNode steps() {
    ObjectNode steps = ofType("array").put("minItems", 1);
    steps.set("items", reference("step"));
    return steps;
  }

  private static ObjectNode step() {
    ObjectNode step = ofType("object");
    step.putArray("required").add("type");
    ArrayNode types = step.putObject("properties").putObject("type").putArray("enum");
    StepTypes.names().forEach(types::add);
    types.add("chain").add("composite");
    ObjectNode nested = JsonNodeFactory.instance.objectNode();
    nested.putObject("properties").putObject("type").putArray("enum").add("chain").add("composite");
    return step.setAll(ifElse(nested, reference("nested"), reference("leaf")));
  }

  private static ObjectNode leaf() {
    ObjectNode leaf = JsonNodeFactory.instance.objectNode();
    ObjectNode properties = object(leaf, "type");
    properties.putObject("type");
    properties.set("name", OptionSchema.of(String.class));
    properties.set("input", input());
    properties.putObject("config").put("type", "object");
    ArrayNode each = leaf.putArray("allOf");
    StepTypes.names().forEach(name -> each.add(ifType(name, stepOf(name))));
    return leaf;
  }

  private static ObjectNode ofType(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private static ObjectNode reference(String definition) {
    return OptionSchema.reference(definition);
  }

  private static ObjectNode ifElse(ObjectNode condition, ObjectNode then, ObjectNode otherwise) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.set("if", condition);
    schema.set("then", then);
    schema.set("else", otherwise);
    return schema;
  }

  /** A name, a list of names, or names by name. */
  private static ObjectNode input() {
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "array");
    list.set("items", OptionSchema.of(String.class));
    ObjectNode mapping = JsonNodeFactory.instance.objectNode().put("type", "object");
    mapping.set("additionalProperties", OptionSchema.of(String.class));
    return OptionSchema.anyOf(OptionSchema.of(String.class), OptionSchema.anyOf(list, mapping));
  }

  /** Requires {@code then} of objects whose {@code type} is this name. */
  private static ObjectNode ifType(String name, ObjectNode then) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ObjectNode condition = schema.putObject("if").put("type", "object");
    condition.putArray("required").add("type");
    condition.putObject("properties").putObject("type").put("const", name);
    schema.set("then", then);
    return schema;
  }

  private static ObjectNode stepOf(String name) {
    ObjectNode step = JsonNodeFactory.instance.objectNode();
    ObjectNode properties = step.putObject("properties");
    properties.putObject("type").put("description", Reference.named(name).description());
    properties.putObject("config").put("$ref", "#/$defs/" + name);
    if (components(name).stream().anyMatch(ConfigRecord::isRequired)) {
      step.putArray("required").add("config");
    }
    return step;
  }

  private static List<RecordComponent> components(String step) {
    return new ConfigRecord<>(StepTypes.named(step).orElseThrow()).components();
  }

  /** An aggregation as a name alone, for those without required options. */
  private static ObjectNode aggregationName() {
    return OptionSchema.choice(
        Aggregations.names().stream()
            .filter(name -> options(name).stream().noneMatch(ConfigRecord::isRequired))
            .toList());
  }

  private static ObjectNode aggregation() {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode().put("type", "object");
    mapping.putArray("required").add("type");
    mapping
        .putObject("properties")
        .set("type", OptionSchema.choice(List.copyOf(Aggregations.names())));
    ArrayNode each = mapping.putArray("allOf");
    Aggregations.names()
        .forEach(
            name ->
                each.add(
                    ifType(
                        name,
                        SpellingSchema.withConfig(
                            aggregation(name), OptionSchema.mapping(options(name))))));
    return OptionSchema.anyOf(OptionSchema.reference("aggregationName"), mapping);
  }

  private static ObjectNode aggregation(String name) {
    ObjectNode schema = OptionSchema.mapping(options(name));
    ((ObjectNode) schema.get("properties"))
        .putObject("type")
        .put("description", Reference.named(name).description());
    return schema;
  }

  private static List<RecordComponent> options(String aggregation) {
    return Reference.optionsOfAggregation(Aggregations.named(aggregation).orElseThrow());
  }
}
