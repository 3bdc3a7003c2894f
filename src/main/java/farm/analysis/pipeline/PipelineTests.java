package farm.analysis.pipeline;

import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.tests.TestReader;
import farm.analysis.pipeline.tests.TestSpec;
import farm.analysis.pipeline.yaml.PipelineException;
import farm.analysis.pipeline.yaml.Problem;
import farm.analysis.pipeline.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the tests of a pipeline file. */
public final class PipelineTests {

  private PipelineTests() {}

  /**
   * The tests of a file, in their order; none if the file has none. Mocked steps open no inputs.
   *
   * @param permissions the databases that steps may connect to
   * @param problems the problems of the file so far
   * @throws PipelineException with all problems
   */
  public static List<PipelineTest> of(
      PipelineFile file, JdbcPermissions permissions, Problems problems) {
    List<Linked> steps = file.linked(problems);
    List<TestSpec> specs =
        file.tests().map(node -> TestReader.read(node, problems)).orElse(List.of());
    problems.throwIfAny();
    List<PipelineTest> tests = new ArrayList<>();
    for (TestSpec spec : specs) {
      Problems ofTest = new Problems();
      List<Linked> linked = TestGraph.of(steps, spec, ofTest);
      try {
        ofTest.throwIfAny();
        PipelinePlan plan = PipelinePlan.of(file, linked, permissions, Optional.empty(), ofTest);
        tests.add(new PipelineTest(spec.name(), plan));
      } catch (PipelineException e) {
        add(e.problems(), spec, problems);
      }
    }
    problems.throwIfAny();
    return tests;
  }

  private static void add(List<Problem> ofTest, TestSpec test, Problems problems) {
    ofTest.forEach(
        problem ->
            problems.add(
                problem.place(), "%s (in test '%s')".formatted(problem.message(), test.name())));
  }
}
