package farm.analysis.pipeline.tests;

import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;

/**
 * Rows that a step reads or gives in a test.
 *
 * @param step the name or the type of the step
 * @param config the rows, as options of a step
 */
public record StepRows(Scalar step, Mapping config) {}
