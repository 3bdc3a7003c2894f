package farm.analysis.load;

import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One input that can be read as chunks, such as a table of a database: what a format implements. It
 * is made where a pipeline is built and read where the pipeline runs.
 */
public interface ChunkSource extends Serializable {

  /** The input as the user wrote it, for messages and as the {@code input} of origins. */
  String input();

  /** The columns of the chunks it gives. */
  Schema schema();

  /** About how many bytes there are to read. */
  long byteSize();

  /**
   * Ranges of rows that can be read independently and together hold each row once, in the order of
   * the rows; none if it is known that there are no rows.
   *
   * @param targetBytes about how many bytes of input a range should take
   */
  List<InputRange> ranges(long targetBytes);

  /** How it is read, such as {@code by SQLite pages}; empty of a format with one way to do it. */
  default String way() {
    return "";
  }

  /** When the input was written last, if that is known. */
  default Optional<Instant> modified() {
    return Optional.empty();
  }

  /** How many rows there are, counted: by reading them all, unless the format knows better. */
  default long countRows() {
    long rows = 0;
    for (InputRange range : ranges(Long.MAX_VALUE)) {
      try (ChunkReader reader = open(range, ChunkSize.DEFAULT, 0)) {
        ChunkReader.Rows next = reader.next();
        while (next != null) {
          rows += next.builder().rowCount();
          next = reader.next();
        }
      }
    }
    return rows;
  }

  /** What else there is to know of the input, by topic, such as the tables of a database. */
  default Map<String, List<String>> details() {
    return Map.of();
  }

  /** Opens the rows of a range, less the first {@code skippedChunks} chunks of this size. */
  ChunkReader open(InputRange range, ChunkSize size, long skippedChunks);
}
