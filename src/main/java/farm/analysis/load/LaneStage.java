package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkStage;
import java.io.Serializable;
import java.util.function.Consumer;

/** Reads lanes and does the work of a stage on their chunks. Used by one thread at a time. */
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

  /** Reads a whole lane, for a stage that gives little, so that what it gives may wait. */
  void read(Lane lane, Consumer<T> output) {
    try (ChunkIterator chunks = chunks(lane)) {
      while (chunks.hasNext()) {
        add(chunks.next(), output);
      }
    }
    finish(output);
  }

  /** The chunks of a lane: each is to be added, and then the lane finished. */
  ChunkIterator chunks(Lane lane) {
    return new ChunkIterator(lane.parts().iterator(), lane.chunkSize(), counts::end);
  }

  /** Counts a chunk and works on it. */
  void add(Chunk chunk, Consumer<T> output) {
    counts.add(chunk);
    stage.add(chunk, output);
  }

  /** Ends the work on a lane. */
  void finish(Consumer<T> output) {
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
