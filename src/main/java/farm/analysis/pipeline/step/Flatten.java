package farm.analysis.pipeline.step;

/** Puts the rows of several inputs, which have the same columns, one after the other. */
public record Flatten() implements StepConfig.Merge {}
