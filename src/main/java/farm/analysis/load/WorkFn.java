package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import farm.analysis.stage.StageWork;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;
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
  private transient @Nullable StageWork<T> work;

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
  public void setUp() {
    work = new StageWork<>(stage);
  }

  @ProcessElement
  public void read(ProcessContext context) {
    ChunkWork<T> begun = work().begun(context::sideInput);
    Consumer<T> output = context::output;
    try (Part.OpenPart open = context.element().open(size, 0)) {
      for (Chunk chunk = open.next(); chunk != null; chunk = open.next()) {
        counts.add(chunk);
        begun.add(chunk, output);
      }
      counts.end(open);
    }
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
