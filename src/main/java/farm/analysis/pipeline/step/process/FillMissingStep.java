package farm.analysis.pipeline.step.process;

import farm.analysis.learn.FillLearned;
import farm.analysis.learn.TwoPassStep;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.value.FillWith;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces missing values. */
@Described(
    value = "Replaces missing values.",
    example =
        """
        - type: FillMissing
          config: {values: {death_time: -1, agent_type: unknown}, with: {energy: median}}
        """)
public record FillMissingStep(
    @Option(
            value = "the value for each column, by name",
            otherwise = "none; then `with` is required")
        @Nullable Map<String, String> values,
    @Option(
            value = "the statistic of all rows to use for each other column, by name",
            otherwise = "none; then `values` are required")
        @Nullable Map<String, FillLearned.Statistic> with)
    implements StepConfig.TwoPass {

  /** Checks that there are columns, and that none is filled twice. */
  public FillMissingStep {
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
  public TwoPassStep twoPassStep() {
    TwoPassStep learned = new FillLearned(with == null ? Map.of() : with);
    return values == null ? learned : learned.andThen(FillWith.values(values));
  }
}
