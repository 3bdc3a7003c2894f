package farm.analysis.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Node.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JSON Lines file with the rows that a test gives to a step. */
final class MockFile {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private MockFile() {}

  /** Writes rows to a new file in a folder; a value has the type that YAML 1.2 gives it. */
  static Path write(Sequence rows, Path folder) {
    List<String> lines = rows.items().stream().map(row -> json(row).toString()).toList();
    try {
      return Files.write(Files.createTempFile(folder, "rows", ".jsonl"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": can't be written: " + e.getMessage(), e);
    }
  }

  private static JsonNode json(Node node) {
    if (node instanceof Mapping mapping) {
      ObjectNode object = JSON.objectNode();
      mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
      return object;
    }
    if (node instanceof Sequence list) {
      ArrayNode array = JSON.arrayNode();
      list.items().forEach(item -> array.add(json(item)));
      return array;
    }
    Scalar scalar = (Scalar) node;
    if (scalar.isMissing()) {
      return JSON.nullNode();
    }
    return scalar.style() == Style.PLAIN ? plain(scalar.text()) : JSON.textNode(scalar.text());
  }

  private static JsonNode plain(String text) {
    for (Class<?> type : List.of(long.class, double.class, boolean.class)) {
      try {
        return JSON.pojoNode(ScalarValue.of(type, text));
      } catch (IllegalArgumentException e) { // the next type may fit
        continue;
      }
    }
    return JSON.textNode(text);
  }
}
