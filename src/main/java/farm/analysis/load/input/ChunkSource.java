package farm.analysis.load.input;

import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One input that can be read as chunks, such as a table of a database. Each format implements it. A
 * source is made where the pipeline is built and read where the pipeline runs.
 */
public interface ChunkSource extends Serializable {

  /** The input as the user wrote it, for messages and as the {@code input} of origins. */
  String input();

  /** The columns of its chunks. */
  Schema schema();

  /** The number of bytes to read, approximately; 0 if unknown. */
  long byteSize();

  /**
   * The bytes of the rows in the input, approximately and not fewer than there are; less than
   * {@link #byteSize} if the input is known to hold other data too.
   */
  default long rowBytes() {
    return byteSize();
  }

  /**
   * Ranges that can be read independently, in the order of the rows. Together they hold each row
   * once. Empty if the source is known to have no rows.
   *
   * @param targetBytes the bytes of input that a range should take, approximately
   */
  List<InputRange> ranges(long targetBytes);

  /** The way to read it, such as {@code by SQLite pages}; empty for a format with only one way. */
  default String way() {
    return "";
  }

  /** The time of the last write to the input, if known. */
  default Optional<Instant> modified() {
    return Optional.empty();
  }

  /** The number of rows, if the format can count them faster than by reading all of them. */
  default OptionalLong rowCount() {
    return OptionalLong.empty();
  }

  /** Counts the rows, by reading all of them unless the format has a faster way. */
  default long countRows() {
    OptionalLong counted = rowCount();
    if (counted.isPresent()) {
      return counted.getAsLong();
    }
    long rows = 0;
    for (InputRange range : ranges(Long.MAX_VALUE)) {
      try (ChunkReader reader = open(range, ChunkSize.DEFAULT)) {
        ChunkReader.Rows next = reader.next();
        while (next != null) {
          rows += next.builder().rowCount();
          next = reader.next();
        }
      }
    }
    return rows;
  }

  /** Further facts about the input, by topic, such as the tables of a database. */
  default Map<String, List<String>> details() {
    return Map.of();
  }

  /** Opens a range, to be read in chunks of this size. */
  ChunkReader open(InputRange range, ChunkSize size);
}
