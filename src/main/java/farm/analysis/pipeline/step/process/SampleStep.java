package farm.analysis.pipeline.step.process;

import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a fraction of the rows, selected by a hash of their values. */
@Described(
    value =
        "Keeps approximately a given fraction of the rows. A hash of their values selects them.",
    example =
        """
        - type: Sample
          config: {fraction: 0.1, seed: 42, columns: [agent_id]}
        """)
public record SampleStep(
    @Option("the fraction, more than 0 and at most 1") double fraction,
    @Option("the seed of the hash; another seed keeps other rows") @Default("0") long seed,
    @Option(value = "the columns to hash, in this order", otherwise = "all")
        @Nullable List<String> columns)
    implements StepConfig.PerChunk {

  /** Checks the fraction, and that there are columns to hash. */
  public SampleStep {
    sample(fraction, seed, columns);
  }

  @Override
  public DataProcessor processor() {
    return sample(fraction, seed, columns);
  }

  private static DataProcessor sample(double fraction, long seed, @Nullable List<String> columns) {
    farm.analysis.process.Sample sample =
        farm.analysis.process.Sample.fraction(fraction).withSeed(seed);
    return columns == null ? sample : sample.by(columns);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return columns == null ? Optional.empty() : StepConfig.PerChunk.usedAnd(columns, used);
  }
}
