package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import java.util.function.Consumer;

/** Reads lanes and does the work of a stage on their chunks. Used by one thread at a time. */
final class LaneWork<T> implements AutoCloseable {

  private final ChunkStage<T> stage;
  private final ReadCounts counts;
  private final ChunkWork<T> work;

  LaneWork(ChunkStage<T> stage, ReadCounts counts) {
    this.stage = stage;
    this.counts = counts;
    this.work = stage.begin();
  }

  /** Reads a whole lane, for a stage that gives little, so that what it gives may wait. */
  void read(Lane lane, Consumer<T> output) {
    int parts = lane.parts().size();
    if (parts > 0) {
      work.begin(lane.parts().get(0).number(), lane.parts().get(parts - 1).number());
    }
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
    work.add(chunk, output);
  }

  /** Ends the work on a lane. */
  void finish(Consumer<T> output) {
    work.finish(output);
    T nothing = stage.ofNothing();
    if (nothing != null) {
      output.accept(nothing);
    }
  }

  /** Is called when all lanes were read, by whomever. */
  void end(Consumer<T> output) {
    work.end(output);
  }

  @Override
  public void close() {
    work.close();
  }

  /** Closes what has failed; a failure to close it matters less than why it failed. */
  static void closeAfter(Throwable failure, Runnable close) {
    try {
      close.run();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
