package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.jspecify.annotations.Nullable;

/**
 * Reads ranges and does the work of a stage on their chunks; the end of a bundle ends the work on
 * its rows. A runner may read a range again, elsewhere or after a failure: work has no effect but
 * its outputs.
 */
final class WorkFn<T> extends DoFn<Part, T> {

  private final ChunkStage<T> stage;
  private final ChunkSize size;
  private final ReadCounts counts;
  private transient @Nullable ChunkWork<T> work;

  /**
   * Work on chunks of this size.
   *
   * @param counted whether rows are counted: not if they are read elsewhere too
   */
  WorkFn(ChunkStage<T> stage, ChunkSize size, boolean counted) {
    this.stage = stage;
    this.size = size;
    this.counts = new ReadCounts(counted);
  }

  @Setup
  public void begin() {
    work = stage.begin();
  }

  @ProcessElement
  public void read(@Element Part part, OutputReceiver<T> receiver) {
    Consumer<T> output = receiver::output;
    try (Part.OpenPart open = part.open(size, 0)) {
      for (Chunk chunk = open.next(); chunk != null; chunk = open.next()) {
        counts.add(chunk);
        work().add(chunk, output);
      }
      counts.end(open);
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    GlobalWindow all = GlobalWindow.INSTANCE;
    work().finish(output -> context.output(output, all.maxTimestamp(), all));
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
