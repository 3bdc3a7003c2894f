package farm.analysis.pipeline.tests;

import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;

/**
 * Rows that a step reads or gives in a test.
 *
 * @param step the name or the type of the step
 * @param elements the rows
 */
public record StepRows(Scalar step, Sequence elements) {}
