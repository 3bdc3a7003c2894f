package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first of all rows that have the same values in some columns.
 *
 * @param columns the columns; all by default
 * @param maxRows the maximum number of rows kept; a run that keeps more ends with an error
 */
public record DeduplicateStep(@Nullable List<String> columns, @Default("50000000") long maxRows)
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
