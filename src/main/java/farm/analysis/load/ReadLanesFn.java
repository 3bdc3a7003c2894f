package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkStage;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;

/**
 * Reads whole lanes and does the work of a stage that gives little on their chunks, so that nobody
 * has to take what it gives before it goes on.
 */
final class ReadLanesFn<T> extends DoFn<Lane, T> {

  private final ReadCounts counts;
  private final ChunkStage<T> stage;

  /** Reads lanes; their rows are counted unless they are in another read of the same. */
  ReadLanesFn(ChunkStage<T> stage, boolean counted) {
    this.counts = new ReadCounts(counted);
    this.stage = stage;
  }

  @Setup
  public void open() {
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
    T nothing = stage.ofNothing();
    if (nothing != null) {
      output.accept(nothing);
    }
  }

  @Teardown
  public void close() {
    stage.close();
  }
}
