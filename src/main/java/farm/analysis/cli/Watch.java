package farm.analysis.cli;

import farm.analysis.load.ReadMeter;
import farm.analysis.load.ReadMeter.Reading;
import farm.analysis.pipeline.RunCounts;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;

/**
 * Measures the progress of a run: by the meter of this JVM or, on a cluster, by metrics, which
 * don't name inputs.
 */
final class Watch {

  private final Optional<Engine> engine;
  private final boolean isInThisJvm;
  private final Reading before = ReadMeter.now();
  private volatile @Nullable PipelineResult running;

  Watch(Optional<Engine> engine, boolean isInThisJvm) {
    this.engine = engine;
    this.isInThisJvm = isInThisJvm;
  }

  void running(PipelineResult result) {
    running = result;
  }

  /** The progress so far; empty if a cluster doesn't report any. */
  Optional<Reading> reading() {
    if (isInThisJvm) {
      return Optional.of(ReadMeter.now().since(before));
    }
    return engine
        .flatMap(Engine::metrics)
        .or(() -> Optional.ofNullable(running).map(PipelineResult::metrics))
        .map(RunCounts::of)
        .map(counts -> new Reading(counts.rowsRead(), counts.bytesRead(), 0, ""));
  }
}
