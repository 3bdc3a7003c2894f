package farm.analysis.pipeline.tests;

import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.SourcePosition;
import java.util.List;

/**
 * A test of a pipeline file.
 *
 * @param mockInputs rows that steps read instead of the results of other steps
 * @param mockOutputs the results of steps that don't run
 * @param expectedInputs the rows that steps should read; these steps don't run
 * @param expectedOutputs the results that steps should have
 * @param allowedSources the names or types of the steps that may read files
 */
public record TestSpec(
    String name,
    SourcePosition place,
    List<StepRows> mockInputs,
    List<StepRows> mockOutputs,
    List<StepRows> expectedInputs,
    List<StepRows> expectedOutputs,
    List<Scalar> allowedSources) {

  /** Keeps its own copies of the lists. */
  public TestSpec {
    mockInputs = List.copyOf(mockInputs);
    mockOutputs = List.copyOf(mockOutputs);
    expectedInputs = List.copyOf(expectedInputs);
    expectedOutputs = List.copyOf(expectedOutputs);
    allowedSources = List.copyOf(allowedSources);
  }
}
