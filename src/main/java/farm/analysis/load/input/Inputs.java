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
 */
public record Inputs(Schema schema, List<? extends ChunkSource> sources, List<String> notes) {

  /** Copies the lists. */
  public Inputs {
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
  }

  /** These inputs with further notes. */
  public Inputs withNotes(List<String> further) {
    return new Inputs(schema, sources, Stream.concat(notes.stream(), further.stream()).toList());
  }

  /** The number of bytes to read, approximately. */
  public long byteSize() {
    return sources.stream().mapToLong(ChunkSource::byteSize).sum();
  }
}
