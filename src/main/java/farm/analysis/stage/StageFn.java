package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import java.util.Objects;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.jspecify.annotations.Nullable;

/** Does the work of a stage on the chunks of a collection. */
final class StageFn<T> extends DoFn<Chunk, T> {

  private final ChunkStage<T> stage;
  private transient @Nullable ChunkWork<T> work;

  StageFn(ChunkStage<T> stage) {
    this.stage = stage;
  }

  @Setup
  public void begin() {
    work = stage.begin();
  }

  @ProcessElement
  public void add(@Element Chunk chunk, OutputReceiver<T> output) {
    work().add(chunk, output::output);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    work()
        .finish(
            output ->
                context.output(
                    output, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE));
  }

  @Teardown
  public void close() {
    if (work != null) {
      work.close();
      work = null;
    }
  }

  private ChunkWork<T> work() {
    return Objects.requireNonNull(work);
  }
}
