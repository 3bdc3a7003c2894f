package farm.analysis.pipeline.step.group;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;

/** Puts the rows of inputs with the same columns one after the other. */
@Described(
    value = "Puts the rows of inputs with the same columns one after the other.",
    example =
        """
        - type: Flatten
          input: [first, second]
        """)
public record FlattenStep() implements StepConfig.Merge {}
