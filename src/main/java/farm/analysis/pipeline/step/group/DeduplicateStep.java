package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the first of all rows that have the same values in some columns. */
@Described(
    value =
        "Of all rows with the same values in some columns, keeps the row that comes first in the inputs.",
    example =
        """
        - type: Deduplicate
          config: {columns: [simulation_id, agent_id]}
        """)
public record DeduplicateStep(
    @Option(value = "the columns to compare", otherwise = "all") @Nullable List<String> columns,
    @Option("the maximum number of rows kept; if there are more, the run ends with an error")
        @Default("50000000")
        long maxRows)
    implements StepConfig.Transform {

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return columns == null ? Optional.empty() : StepConfig.PerChunk.usedAnd(columns, used);
  }

  @Override
  public Schema result(Schema input) {
    return transform().result(input);
  }

  @Override
  public farm.analysis.aggregate.Deduplicate transform() {
    return farm.analysis.aggregate.Deduplicate.by(columns == null ? List.of() : columns)
        .withMaxRows(maxRows);
  }
}
