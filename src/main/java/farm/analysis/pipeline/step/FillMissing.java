package farm.analysis.pipeline.step;

import farm.analysis.fit.FillLearned;
import farm.analysis.fit.Fit;
import farm.analysis.process.value.FillWith;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of missing ones.
 *
 * @param values what to fill each column with, by its name
 * @param with or what to learn first from all rows: mean, median or most_frequent
 */
public record FillMissing(
    @Nullable Map<String, String> values, @Nullable Map<String, FillLearned.Statistic> with)
    implements StepConfig.TwoPass {

  /** Checks that a column isn't filled twice, and that there is one. */
  public FillMissing {
    if (values == null && with == null) {
      throw new IllegalArgumentException(
          "FillMissing needs option 'values' (constants by column) or 'with' (mean, median or"
              + " most_frequent by column)");
    }
    Set<String> twice = new HashSet<>(values == null ? Set.of() : values.keySet());
    twice.retainAll(with == null ? Set.of() : with.keySet());
    for (String column : twice) {
      throw new IllegalArgumentException(
          "Column '%s' is in 'values' and in 'with'; it can be filled once".formatted(column));
    }
  }

  @Override
  public StepConfig simplest() {
    return with == null && values != null
        ? new Applied(FillWith.values(values), values.keySet())
        : this;
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    Set<String> columns = new HashSet<>(values == null ? Set.of() : values.keySet());
    columns.addAll(with == null ? Set.of() : with.keySet());
    return StepConfig.PerChunk.usedAnd(columns, used);
  }

  @Override
  public Fit fit() {
    Fit learned = new FillLearned(with == null ? Map.of() : with);
    return values == null ? learned : learned.andThen(FillWith.values(values));
  }
}
