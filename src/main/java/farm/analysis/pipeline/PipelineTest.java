package farm.analysis.pipeline;

/**
 * A test of a pipeline file: a pipeline that fails unless its steps give the expected rows.
 *
 * @param name the name of the test
 * @param plan the steps from the mocks to the expectations
 */
public record PipelineTest(String name, PipelinePlan plan) {}
