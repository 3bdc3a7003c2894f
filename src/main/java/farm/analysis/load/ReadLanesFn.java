package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkStage;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole lanes and does the work of a stage that gives little on their chunks, so that nobody
 * has to take what it gives before it goes on. For a runner that does everything in this JVM: it
 * knows when all lanes were read.
 */
final class ReadLanesFn<T> extends DoFn<Lane, T> {

  private final ReadCounts counts;
  private final ChunkStage<T> stage;
  private final SharedObject<AtomicInteger> lanesLeft;
  private transient @Nullable AtomicInteger left;

  /**
   * Reads lanes.
   *
   * @param counted whether rows are counted: not if they are in another read of the same
   * @param lanes how many lanes there are
   */
  ReadLanesFn(ChunkStage<T> stage, boolean counted, int lanes) {
    this.counts = new ReadCounts(counted);
    this.stage = stage;
    this.lanesLeft = new SharedObject<>(() -> new AtomicInteger(lanes));
  }

  @Setup
  public void open() {
    left = lanesLeft.open();
    stage.open();
  }

  @ProcessElement
  public void read(@Element Lane lane, OutputReceiver<T> receiver) {
    Consumer<T> output = receiver::output;
    for (Part part : lane.parts()) {
      try (Part.OpenPart open = part.open(lane.chunkSize(), 0)) {
        Chunk chunk = open.next();
        while (chunk != null) {
          counts.add(chunk);
          stage.add(chunk, output);
          chunk = open.next();
        }
        counts.end(part, open);
      }
    }
    stage.finish(output);
    if (Objects.requireNonNull(left).decrementAndGet() == 0) {
      stage.end(output);
    }
    T nothing = stage.ofNothing();
    if (nothing != null) {
      output.accept(nothing);
    }
  }

  @Teardown
  public void close() {
    stage.close();
    if (left != null) {
      lanesLeft.close();
      left = null;
    }
  }
}
