package farm.analysis.pipeline.step;

/** Puts the rows of inputs with the same columns one after the other. */
public record Flatten() implements StepConfig.Merge {}
