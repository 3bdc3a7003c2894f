package farm.analysis.task;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;

/** Makes a result of all data at once, which therefore has to fit in memory. */
@FunctionalInterface
public interface Analyzer<R> extends Serializable {

  /** The result of all processed rows, in the order of the inputs; there may be none. */
  R analyze(Chunk data);
}
