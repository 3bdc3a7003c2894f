package farm.analysis.pipeline.step.group;

import farm.analysis.pipeline.step.StepConfig;

/** Puts the rows of inputs with the same columns one after the other. */
public record FlattenStep() implements StepConfig.Merge {}
