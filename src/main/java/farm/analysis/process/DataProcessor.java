package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;

/**
 * Makes one chunk of one chunk: filters rows, derives columns. It works on each chunk by itself, so
 * what it makes of a row must not depend on the rows around it, nor on how large chunks are. It
 * never changes: threads share it.
 *
 * <p>The columns it gives may depend on the columns it is given, not on the rows: it is asked once
 * with a chunk of no rows to find them.
 */
@FunctionalInterface
public interface DataProcessor extends Serializable {

  /** The chunk to go on with, made of {@code chunk}; it keeps the origin. */
  Chunk process(Chunk chunk);

  /** As {@link #process(Chunk)}; counts what a user should know of, such as the rows dropped. */
  default Chunk process(Chunk chunk, Counts counts) {
    Chunk processed = process(chunk);
    if (processed.rowCount() < chunk.rowCount()) {
      counts.add(Process.DROPPED, (long) chunk.rowCount() - processed.rowCount());
    }
    return processed;
  }

  /** This processor for rows that it has counted in another pass over the data. */
  default DataProcessor uncounted() {
    return new Uncounted(this);
  }

  /** This processor, then the other one on what it gives. */
  default DataProcessor andThen(DataProcessor next) {
    return new Chained(this, next);
  }
}
