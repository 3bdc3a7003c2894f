package farm.analysis.load;

import farm.analysis.stage.ChunkStage;
import java.io.Serializable;

/** Reads lanes and does the work of a stage on their chunks. */
record LaneStage<T>(ChunkStage<T> stage, ReadCounts counts) implements Serializable {

  /** Reads lanes; their rows are counted unless they are in another read of the same. */
  LaneStage(ChunkStage<T> stage, boolean counted) {
    this(stage, new ReadCounts(counted));
  }

  /** Begins the work of one thread, who has to close it. */
  LaneWork<T> begin() {
    return new LaneWork<>(stage, counts);
  }
}
