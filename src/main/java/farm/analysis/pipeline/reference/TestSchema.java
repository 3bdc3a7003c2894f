package farm.analysis.pipeline.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The JSON Schema of the tests in a pipeline file. */
final class TestSchema {

  private TestSchema() {}

  /** The schema of a test. */
  static ObjectNode test() {
    ObjectNode test = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = test.put("additionalProperties", false).putObject("properties");
    properties.set("name", OptionSchema.of(String.class));
    for (String key :
        List.of("mock_inputs", "mock_outputs", "expected_inputs", "expected_outputs")) {
      ObjectNode rows = properties.putObject(key).put("type", "array").putObject("items");
      ObjectNode ofStep = PipelineSchema.object(rows, "name", "elements");
      ofStep.set("name", OptionSchema.of(String.class));
      ofStep.putObject("elements").put("type", "array");
    }
    ObjectNode sources = properties.putObject("allowed_sources").put("type", "array");
    sources.set("items", OptionSchema.of(String.class));
    ArrayNode either = test.putArray("anyOf");
    either.addObject().putArray("required").add("expected_inputs");
    either.addObject().putArray("required").add("expected_outputs");
    return test;
  }
}
