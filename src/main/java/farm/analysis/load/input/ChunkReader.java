package farm.analysis.load.input;

import farm.analysis.chunk.ChunkBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one range in order, a chunk at a time. Used by one thread at a time. */
public interface ChunkReader extends AutoCloseable {

  /**
   * Returns the next rows, never an empty chunk, or null after the last. At the end of the range, a
   * reader also checks that its input hasn't changed.
   *
   * @throws farm.analysis.problem.DataException if a row can't be read; the message names its place
   */
  @Nullable Rows next();

  /**
   * The counts, by name, of things that aren't errors but that a user should know. They cover the
   * whole range, skipped chunks included, once the last chunk has been read.
   */
  default Map<String, Long> counts() {
    return Map.of();
  }

  @Override
  void close();

  /** Skips the first chunks of a reader just opened; if that fails, the reader is closed. */
  static ChunkReader skipping(long chunks, ChunkReader reader) {
    try {
      for (long chunk = 0; chunk < chunks; chunk++) {
        reader.next();
      }
      return reader;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /** The rows of one chunk, and the number of the first row as the input counts rows. */
  record Rows(ChunkBuilder builder, long firstRow) {}
}
