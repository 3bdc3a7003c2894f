package farm.analysis.task;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;

/** Computes a result from all data at once, which has to fit in memory. */
@FunctionalInterface
public interface Analyzer<R> extends Serializable {

  /** The result of all processed rows, in the order of the inputs; there may be none. */
  R analyze(Chunk data);
}
