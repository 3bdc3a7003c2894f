package farm.analysis.stage;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.jspecify.annotations.Nullable;

/** The work of a stage within a function of Beam, begun with the first chunk's facts. */
public final class StageWork<T> implements AutoCloseable {

  private final ChunkStage<T> stage;
  private @Nullable ChunkWork<T> work;

  /** Work that is yet to begin. */
  public StageWork(ChunkStage<T> stage) {
    this.stage = stage;
  }

  /** The step that does this work: with the facts as side inputs, for which the runner waits. */
  public static <I, T> ParDo.SingleOutput<I, T> step(DoFn<I, T> function, ChunkStage<T> stage) {
    return ParDo.of(function).withSideInputs(stage.facts());
  }

  /** The work; begun, if it wasn't. */
  public ChunkWork<T> begun(Facts facts) {
    ChunkWork<T> known = work;
    if (known == null) {
      known = stage.begin(facts);
      work = known;
    }
    return known;
  }

  /** Ends a bundle. A runner may end one without elements while it waits for facts. */
  public <I> void finish(DoFn<I, T>.FinishBundleContext context) {
    if (work != null) {
      GlobalWindow all = GlobalWindow.INSTANCE;
      work.finish(output -> context.output(output, all.maxTimestamp(), all));
    }
  }

  @Override
  public void close() {
    if (work != null) {
      work.close();
      work = null;
    }
  }
}
