package farm.analysis.pipeline.step;

/** Logs each row as JSON, in any order, and passes it on. */
public record LogForTesting() implements StepConfig.Check {}
