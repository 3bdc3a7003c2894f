package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.StepConfig;

/** Logs each row as JSON, in any order, and passes it on. */
public record LogForTestingStep() implements StepConfig.Check {}
