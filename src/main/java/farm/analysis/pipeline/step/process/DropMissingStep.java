package farm.analysis.pipeline.step.process;

import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.DropMissing.How;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Drops rows with missing values. */
@Described(
    value = "Drops rows with missing values.",
    example =
        """
        - type: DropMissing
          config: {columns: [death_time]}
        """)
public record DropMissingStep(
    @Option(value = "the columns to look at", otherwise = "all") @Nullable List<String> columns,
    @Option(
            "`any` drops rows where at least one of them is missing; `all` drops rows where all"
                + " are")
        @Default("any")
        How how)
    implements StepConfig.PerChunk {

  /** Checks that there are columns to look at. */
  public DropMissingStep {
    if (columns != null) {
      farm.analysis.process.DropMissing.in(columns);
    }
  }

  @Override
  public DataProcessor processor() {
    farm.analysis.process.DropMissing drop =
        columns == null
            ? farm.analysis.process.DropMissing.inAnyColumn()
            : farm.analysis.process.DropMissing.in(columns);
    return drop.withHow(how);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return columns == null ? Optional.empty() : StepConfig.PerChunk.usedAnd(columns, used);
  }
}
