package farm.analysis.load.input;

import farm.analysis.chunk.Schema;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs of a loader, looked at but not yet read.
 *
 * @param schema the columns of every chunk
 * @param sources the inputs, in the order of their rows; the chunks of each have this schema
 * @param notes notes for the user, one sentence each, such as a column that some inputs lack
 * @param doubts the reasons to tell if a later step can't use the columns
 */
public record Inputs(
    Schema schema, List<? extends ChunkSource> sources, List<String> notes, List<Doubt> doubts) {

  /** Copies the lists. */
  public Inputs {
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
    doubts = List.copyOf(doubts);
  }

  /** Inputs without doubts. */
  public Inputs(Schema schema, List<? extends ChunkSource> sources, List<String> notes) {
    this(schema, sources, notes, List.of());
  }

  /** These inputs with further notes. */
  public Inputs withNotes(List<String> further) {
    List<String> all = Stream.concat(notes.stream(), further.stream()).toList();
    return new Inputs(schema, sources, all, doubts);
  }

  /** The bytes of the rows, approximately; see {@link ChunkSource#rowBytes}. */
  public long rowBytes() {
    return sources.stream().mapToLong(ChunkSource::rowBytes).sum();
  }

  /** The number of bytes to read, approximately. */
  public long byteSize() {
    return sources.stream().mapToLong(ChunkSource::byteSize).sum();
  }
}
