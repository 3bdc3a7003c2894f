package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkStage;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * Reads whole lanes and does the work of a stage that gives little on their chunks, so that nobody
 * has to take what it gives before it goes on. Used by one thread at a time.
 */
final class LaneStage<T> implements Serializable {

  private final ChunkStage<T> stage;
  private final ReadCounts counts;

  /** Reads lanes; their rows are counted unless they are in another read of the same. */
  LaneStage(ChunkStage<T> stage, boolean counted) {
    this.stage = stage;
    this.counts = new ReadCounts(counted);
  }

  void open() {
    stage.open();
  }

  void read(Lane lane, Consumer<T> output) {
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

  /** Is called when all lanes were read. */
  void end(Consumer<T> output) {
    stage.end(output);
  }

  void close() {
    stage.close();
  }
}
