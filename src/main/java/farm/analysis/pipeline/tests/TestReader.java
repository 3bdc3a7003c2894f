package farm.analysis.pipeline.tests;

import farm.analysis.pipeline.spelling.Elements;
import farm.analysis.pipeline.spelling.KnownKeys;
import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.pipeline.yaml.Shapes;
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

  private static final KnownKeys MOCKED =
      KnownKeys.of("the rows of a step", List.of("name", "elements", "schema"));

  private static final KnownKeys EXPECTED =
      KnownKeys.of("the expected rows of a step", List.of("name", "elements"));

  private final Problems problems;
  private final Shapes shapes;

  private TestReader(Problems problems) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
  }

  /** The tests; mistakes are added to the problems. */
  public static List<TestSpec> read(Node tests, Problems problems) {
    TestReader reader = new TestReader(problems);
    return reader.shapes.list(tests, "Key 'tests'").stream()
        .flatMap(item -> reader.shapes.mapping(item, "A test", "a mapping").stream())
        .map(reader::test)
        .toList();
  }

  private TestSpec test(Mapping test) {
    TEST.check(test, problems);
    TestSpec spec =
        new TestSpec(
            test.at("name")
                .flatMap(node -> shapes.text(node, "Key 'name' of a test"))
                .map(Scalar::text)
                .orElse("line " + test.place().line()),
            test.place(),
            rows(test, "mock_inputs", MOCKED, rows -> rows),
            rows(test, "mock_outputs", MOCKED, rows -> rows),
            rows(test, "expected_inputs", EXPECTED, Elements::canonical),
            rows(test, "expected_outputs", EXPECTED, Elements::canonical),
            test.at("allowed_sources").stream()
                .flatMap(node -> shapes.list(node, "Key 'allowed_sources'").stream())
                .flatMap(item -> shapes.text(item, "A source in 'allowed_sources'").stream())
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
  private List<StepRows> rows(Mapping test, String key, KnownKeys known, UnaryOperator<Node> form) {
    return test.at(key).stream()
        .flatMap(node -> shapes.list(node, "Key '%s'".formatted(key)).stream())
        .flatMap(
            item -> shapes.mapping(item, "An item of '%s'".formatted(key), "a mapping").stream())
        .flatMap(item -> rows(item, known, form).stream())
        .toList();
  }

  private Optional<StepRows> rows(Mapping rows, KnownKeys known, UnaryOperator<Node> form) {
    known.check(rows, problems);
    Optional<Scalar> step =
        shapes
            .required(rows, "name", "The rows of a step need")
            .flatMap(node -> shapes.text(node, "Key 'name' of the rows of a step"));
    Optional<Node> elements =
        shapes.required(rows, "elements", "The rows of a step need").map(form);
    elements.ifPresent(node -> shapes.list(node, "Key 'elements'"));
    return step.isPresent() && elements.isPresent() && elements.get() instanceof Sequence list
        ? Optional.of(new StepRows(step.get(), rows.without("name").with("elements", list)))
        : Optional.empty();
  }
}
