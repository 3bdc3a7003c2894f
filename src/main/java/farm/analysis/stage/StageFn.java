package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;

/** Does the work of a stage on the chunks of a collection. */
final class StageFn<T> extends DoFn<Chunk, T> {

  private final ChunkStage<T> stage;

  StageFn(ChunkStage<T> stage) {
    this.stage = stage;
  }

  @Setup
  public void open() {
    stage.open();
  }

  @ProcessElement
  public void add(@Element Chunk chunk, OutputReceiver<T> output) {
    stage.add(chunk, output::output);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    stage.finish(
        output ->
            context.output(output, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE));
  }

  @Teardown
  public void close() {
    stage.close();
  }
}
