package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import java.util.Objects;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;

/** Does the work of a stage on the chunks of a collection. */
final class StageFn<T> extends DoFn<Chunk, T> {

  private final ChunkStage<T> stage;
  private transient @Nullable StageWork<T> work;

  StageFn(ChunkStage<T> stage) {
    this.stage = stage;
  }

  @Setup
  public void setUp() {
    work = new StageWork<>(stage);
  }

  @ProcessElement
  public void add(ProcessContext context) {
    work().begun(context::sideInput).add(context.element(), context::output);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    work().finish(context);
  }

  @Teardown
  public void close() {
    if (work != null) {
      work.close();
    }
  }

  private StageWork<T> work() {
    return Objects.requireNonNull(work);
  }
}
