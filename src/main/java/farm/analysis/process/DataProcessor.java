package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;

/**
 * Turns one chunk into one chunk: filters rows, derives columns. It works on each chunk separately,
 * so its result for a row must not depend on other rows or on the size of chunks. It is immutable:
 * threads share it.
 *
 * <p>The columns of its result may depend on the columns of the input, not on the rows: {@link
 * Process#schemaOf} finds them with a chunk that has no rows.
 */
@FunctionalInterface
public interface DataProcessor extends Serializable {

  /** The processed chunk, which keeps the origin of {@code chunk}. */
  Chunk process(Chunk chunk);

  /**
   * Does the same as {@link #process(Chunk)}, and counts what a user should know, such as dropped
   * rows.
   */
  default Chunk process(Chunk chunk, CountReceiver counts) {
    Chunk processed = process(chunk);
    if (processed.rowCount() < chunk.rowCount()) {
      counts.add(Process.DROPPED, (long) chunk.rowCount() - processed.rowCount());
    }
    return processed;
  }

  /** Returns this processor without its counts, for rows that another pass over the data counts. */
  default DataProcessor uncounted() {
    return new Uncounted(this);
  }

  /** Returns a processor that applies this one, then {@code next} to its result. */
  default DataProcessor andThen(DataProcessor next) {
    return new Chained(this, next);
  }
}
