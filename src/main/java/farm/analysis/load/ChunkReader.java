package farm.analysis.load;

import farm.analysis.chunk.ChunkBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one range in order, a chunk at a time. Used by one thread at a time. */
public interface ChunkReader extends AutoCloseable {

  /**
   * The next rows, or null after the last; never a chunk of no rows. The end of the range is also
   * where an input that changed while it was read is noticed.
   *
   * @throws farm.analysis.problem.DataException if a row can't be read; the message has its place
   */
  @Nullable Rows next();

  /**
   * What was met that isn't wrong but should be known, counted by name. It holds for the whole
   * range, skipped chunks included, once the last chunk was read.
   */
  default Map<String, Long> counts() {
    return Map.of();
  }

  @Override
  void close();

  /** The rows of one chunk, and where the first of them stands, as the input counts. */
  record Rows(ChunkBuilder builder, long firstRow) {}
}
