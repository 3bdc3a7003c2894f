package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.window.Sort;
import java.util.Optional;
import java.util.Set;

/** Keeps the first rows of its input. */
@Described(
    value =
        "Keeps the first rows, in the order of the inputs or of the step before. Memory grows with"
            + " the number of rows kept. All rows are read.",
    example =
        """
        - type: Limit
          config: {limit: 100}
        """)
public record LimitStep(@Option("the number of rows to keep, at least 1") long limit)
    implements StepConfig.Transform {

  /** Checks the limit. */
  public LimitStep {
    Sort.by().limit(limit);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return used;
  }

  @Override
  public Schema result(Schema input) {
    return input;
  }

  @Override
  public String memory() {
    return "at most %,d rows".formatted(limit);
  }

  @Override
  public Sort transform() {
    return Sort.by().limit(limit);
  }
}
