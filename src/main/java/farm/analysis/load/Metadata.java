package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to know of what a loader loads, without loading it.
 *
 * @param schema the columns and their types
 * @param rows how many rows there are in all inputs, counted
 * @param bytes how many bytes the inputs take
 * @param inputs each input
 * @param preview the first rows, five at most
 * @param notes what a user should know, a sentence each, such as a column that some inputs lack
 */
public record Metadata(
    Schema schema, long rows, long bytes, List<Input> inputs, Chunk preview, List<String> notes) {

  /** How many rows a preview has at most. */
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
   * @param rows how many rows it has, counted
   * @param bytes how many bytes it takes
   * @param modified when it was written last, if that is known
   * @param details what else there is to know, by topic; of a SQLite database {@code tables} with
   *     their row counts, {@code simulations}, {@code indexes} and {@code schema_version}
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
