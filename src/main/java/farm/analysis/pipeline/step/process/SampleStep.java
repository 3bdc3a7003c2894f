package farm.analysis.pipeline.step.process;

import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a fraction of the rows, selected by a hash of their values.
 *
 * @param fraction the approximate fraction of rows kept, more than 0 and at most 1
 * @param seed the seed of the hash, 0 by default; another seed keeps other rows
 * @param columns the columns to hash; all by default
 */
public record SampleStep(double fraction, @Default("0") long seed, @Nullable List<String> columns)
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
