package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;

/** Logs each row as JSON, in any order, and passes it on. */
@Described(
    value = "Prints each row as JSON, in any order. It passes the rows on.",
    example = "- type: LogForTesting")
public record LogForTestingStep() implements StepConfig.Check {}
