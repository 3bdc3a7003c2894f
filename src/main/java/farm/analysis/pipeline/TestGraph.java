package farm.analysis.pipeline;

import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.tests.StepRows;
import farm.analysis.pipeline.tests.TestSpec;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.pipeline.yaml.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of a test: those of a pipeline from its mocks to its expectations. A mock is a {@code
 * Create}; an expectation is an {@code AssertEqual}.
 */
final class TestGraph {

  private final List<Linked> all;
  private final List<Step> named;
  private final TestSpec test;
  private final Problems problems;
  private final Map<Integer, StepRows> mockInputs = new HashMap<>();
  private final Map<Integer, StepRows> mockOutputs = new HashMap<>();

  private final List<Linked> steps = new ArrayList<>();

  /** By the index of a step of the pipeline: the index in the test of the step with its output. */
  private final Map<Integer, Integer> outputs = new HashMap<>();

  /** By the index of a step of the pipeline: the index in the test of its mocked input. */
  private final Map<Integer, Integer> inputs = new HashMap<>();

  private TestGraph(List<Linked> all, TestSpec test, Problems problems) {
    this.all = all;
    this.named = all.stream().map(Linked::step).toList();
    this.test = test;
    this.problems = problems;
  }

  /**
   * The steps of a test, each after those that it reads.
   *
   * @param all the steps of the pipeline
   * @param problems receives mistakes in the test
   */
  static List<Linked> of(List<Linked> all, TestSpec test, Problems problems) {
    TestGraph graph = new TestGraph(all, test, problems);
    test.mockInputs().forEach(graph::mockInput);
    test.mockOutputs().forEach(graph::mockOutput);
    test.expectedOutputs().forEach(graph::expectOutput);
    test.expectedInputs().forEach(graph::expectInput);
    return graph.steps;
  }

  private void mockInput(StepRows rows) {
    int step = find(rows);
    if (step >= 0 && hasOneInput(rows, step)) {
      mockInputs.put(step, rows);
    }
  }

  private void mockOutput(StepRows rows) {
    int step = find(rows);
    if (step >= 0 && isA(StepConfig.Write.class, step)) {
      problems.add(rows.step().place(), "%s has no output to mock".formatted(shown(step)));
    } else if (step >= 0) {
      mockOutputs.put(step, rows);
    }
  }

  private boolean hasOneInput(StepRows rows, int step) {
    int count = all.get(step).inputs().size();
    if (count != 1) {
      problems.add(
          rows.step().place(),
          count == 0
              ? "%s reads no other step; write 'mock_outputs' or 'expected_outputs' for its rows"
                  .formatted(shown(step))
              : "%s reads %d steps; write 'mock_outputs' or 'expected_outputs' for their rows"
                  .formatted(shown(step), count));
    }
    return count == 1;
  }

  private void expectOutput(StepRows rows) {
    int step = find(rows);
    if (step >= 0 && isA(StepConfig.Write.class, step)) {
      problems.add(
          rows.step().place(),
          "%s has no output; write 'expected_inputs' for the rows that it writes"
              .formatted(shown(step)));
    } else if (step >= 0) {
      expect("expected_outputs", rows, output(step));
    }
  }

  private void expectInput(StepRows rows) {
    int step = find(rows);
    if (step >= 0 && hasOneInput(rows, step)) {
      expect("expected_inputs", rows, inputs(step).get(0));
    }
  }

  private void expect(String kind, StepRows rows, int actual) {
    steps.add(new Linked(step("AssertEqual", kind, rows), List.of(actual)));
  }

  private int find(StepRows rows) {
    return StepGraph.find(rows.step(), named, problems);
  }

  /** The index of the output of a step of the pipeline; adds the steps that it needs. */
  private int output(int step) {
    Integer known = outputs.get(step);
    if (known != null) {
      return known;
    }
    StepRows mock = mockOutputs.get(step);
    int index;
    if (mock != null) {
      index = add(mocked("mock_outputs", mock));
    } else {
      requireAllowed(step);
      List<Integer> read = inputs(step);
      index = add(new Linked(all.get(step).step(), read));
    }
    outputs.put(step, index);
    return index;
  }

  private List<Integer> inputs(int step) {
    StepRows mock = mockInputs.get(step);
    if (mock == null) {
      return all.get(step).inputs().stream().map(this::output).toList();
    }
    Integer known = inputs.get(step);
    int index = known == null ? add(mocked("mock_inputs", mock)) : known;
    inputs.put(step, index);
    return List.of(index);
  }

  private int add(Linked step) {
    steps.add(step);
    return steps.size() - 1;
  }

  private static Linked mocked(String kind, StepRows rows) {
    return new Linked(step("Create", kind, rows), List.of());
  }

  /** A step whose options are the rows. */
  private static Step step(String type, String kind, StepRows rows) {
    SourcePosition place = rows.step().place();
    return new Step(
        type,
        place,
        "%s of '%s'".formatted(kind, rows.step().text()),
        place,
        List.of(),
        List.of(),
        rows.config());
  }

  /**
   * Reports a step that reads files or a database, unless the test allows it by its name or type.
   */
  private void requireAllowed(int index) {
    Step step = named.get(index);
    boolean isAllowed =
        test.allowedSources().stream()
            .map(Scalar::text)
            .anyMatch(source -> source.equals(step.name()) || source.equals(step.type()));
    if (isA(StepConfig.Read.class, index) && !step.type().equals("Create") && !isAllowed) {
      problems.add(
          test.place(),
          "%s reads files in this test; give its rows under 'mock_outputs', or name it in"
                  .formatted(step.shown())
              + " 'allowed_sources'");
    }
  }

  private boolean isA(Class<? extends StepConfig> kind, int step) {
    return StepTypes.named(named.get(step).type()).filter(kind::isAssignableFrom).isPresent();
  }

  private String shown(int step) {
    return named.get(step).shown();
  }
}
