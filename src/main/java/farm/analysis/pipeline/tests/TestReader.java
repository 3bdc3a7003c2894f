package farm.analysis.pipeline.tests;

import farm.analysis.pipeline.spelling.Elements;
import farm.analysis.pipeline.spelling.KnownKeys;
import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the key {@code tests} of a pipeline file, in the form of Beam YAML 2.70. */
public final class TestReader {

  private static final KnownKeys TEST =
      KnownKeys.of(
          "a test",
          List.of(
              "name",
              "mock_inputs",
              "mock_outputs",
              "expected_inputs",
              "expected_outputs",
              "allowed_sources"));

  private static final KnownKeys ROWS =
      KnownKeys.of("the rows of a step", List.of("name", "elements"));

  private final Problems problems;

  private TestReader(Problems problems) {
    this.problems = problems;
  }

  /** The tests; mistakes are added to the problems. */
  public static List<TestSpec> read(Node tests, Problems problems) {
    TestReader reader = new TestReader(problems);
    return reader.list(tests, "Key 'tests'").stream()
        .flatMap(item -> reader.mapping(item, "A test").stream())
        .map(reader::test)
        .toList();
  }

  private TestSpec test(Mapping test) {
    TEST.check(test, problems);
    TestSpec spec =
        new TestSpec(
            test.at("name")
                .flatMap(node -> text(node, "Key 'name' of a test"))
                .map(Scalar::text)
                .orElse("line " + test.place().line()),
            test.place(),
            rows(test, "mock_inputs", rows -> rows),
            rows(test, "mock_outputs", rows -> rows),
            rows(test, "expected_inputs", Elements::canonical),
            rows(test, "expected_outputs", Elements::canonical),
            test.at("allowed_sources").stream()
                .flatMap(node -> list(node, "Key 'allowed_sources'").stream())
                .flatMap(item -> text(item, "A source in 'allowed_sources'").stream())
                .toList());
    if (test.at("expected_inputs").isEmpty() && test.at("expected_outputs").isEmpty()) {
      problems.add(test.place(), "A test needs 'expected_inputs' or 'expected_outputs'");
    }
    return spec;
  }

  /**
   * The rows of steps under a key.
   *
   * @param form brings the elements into the form of the step that reads them
   */
  private List<StepRows> rows(Mapping test, String key, UnaryOperator<Node> form) {
    return test.at(key).stream()
        .flatMap(node -> list(node, "Key '%s'".formatted(key)).stream())
        .flatMap(item -> mapping(item, "An item of '%s'".formatted(key)).stream())
        .flatMap(item -> rows(item, form).stream())
        .toList();
  }

  private Optional<StepRows> rows(Mapping rows, UnaryOperator<Node> form) {
    ROWS.check(rows, problems);
    Optional<Scalar> step =
        required(rows, "name").flatMap(node -> text(node, "Key 'name' of the rows of a step"));
    Optional<Node> elements = required(rows, "elements").map(form);
    elements.ifPresent(node -> list(node, "Key 'elements'"));
    return step.isPresent() && elements.isPresent() && elements.get() instanceof Sequence list
        ? Optional.of(new StepRows(step.get(), list))
        : Optional.empty();
  }

  private Optional<Node> required(Mapping rows, String key) {
    Optional<Node> value = rows.at(key);
    if (value.isEmpty()) {
      problems.add(rows.place(), "The rows of a step need key '%s'".formatted(key));
    }
    return value;
  }

  private List<Node> list(Node node, String what) {
    if (node instanceof Sequence list) {
      return list.items();
    }
    refuse(node, what, "a list");
    return List.of();
  }

  private Optional<Mapping> mapping(Node node, String what) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    refuse(node, what, "a mapping");
    return Optional.empty();
  }

  private Optional<Scalar> text(Node node, String what) {
    if (node instanceof Scalar scalar) {
      return Optional.of(scalar);
    }
    refuse(node, what, "text");
    return Optional.empty();
  }

  private void refuse(Node node, String what, String expected) {
    problems.add(node.place(), "%s should be %s, was %s".formatted(what, expected, node.found()));
  }
}
