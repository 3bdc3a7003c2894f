package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A description of a loader's data, made without loading all of it.
 *
 * @param schema the columns and their types
 * @param rows the exact number of rows in all inputs
 * @param bytes the bytes of all inputs, approximately
 * @param inputs the description of each input
 * @param preview the first rows, at most five
 * @param notes notes for the user, one sentence each, such as a column that some inputs lack
 */
public record Metadata(
    Schema schema, long rows, long bytes, List<Input> inputs, Chunk preview, List<String> notes) {

  /** The maximum number of rows in a preview. */
  public static final int PREVIEW_ROWS = 5;

  /** Copies the lists. */
  public Metadata {
    inputs = List.copyOf(inputs);
    notes = List.copyOf(notes);
  }

  /**
   * One input.
   *
   * @param path the input as the user wrote it
   * @param rows the exact number of its rows
   * @param bytes its bytes, approximately
   * @param modified the time of the last write, if known
   * @param details further facts by topic; for a SQLite database {@code tables} with their row
   *     counts, {@code simulations}, {@code indexes} and {@code schema_version}
   */
  public record Input(
      String path,
      long rows,
      long bytes,
      Optional<Instant> modified,
      Map<String, List<String>> details) {

    static Input of(ChunkSource source) {
      return new Input(
          source.input(),
          source.countRows(),
          source.byteSize(),
          source.modified(),
          source.details());
    }
  }
}
