package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One range of one input.
 *
 * @param number the part's number among the parts of all inputs, in the order of their rows
 */
record Part(int number, ChunkSource source, InputRange range) implements Serializable {

  /** All parts of these inputs, in the order of their rows, of about so many bytes each. */
  static List<Part> of(Inputs inputs, long partBytes) {
    List<Part> parts = new ArrayList<>();
    for (ChunkSource source : inputs.sources()) {
      for (InputRange range : source.ranges(partBytes)) {
        parts.add(new Part(parts.size(), source, range));
      }
    }
    return parts;
  }

  /** Opens this part's rows, less the first {@code ordinal} chunks. */
  OpenPart open(ChunkSize size, long ordinal) {
    return new OpenPart(this, source.open(range, size, ordinal), ordinal);
  }

  /** A part being read: gives its chunks with their origins. */
  static final class OpenPart implements AutoCloseable {

    private final Part part;
    private final ChunkReader reader;
    private long ordinal;

    private OpenPart(Part part, ChunkReader reader, long ordinal) {
      this.part = part;
      this.reader = reader;
      this.ordinal = ordinal;
    }

    /** The next chunk, or null after the last. */
    @Nullable Chunk next() {
      ChunkReader.Rows rows = reader.next();
      if (rows == null) {
        return null;
      }
      String input = part.source.input();
      return rows.builder().build(new Origin(input, part.number, ordinal++, rows.firstRow()));
    }

    /** How many bytes of input it takes, about. */
    long bytes() {
      return part.range.bytes();
    }

    /** What was counted in the part, by name, once the last chunk was read. */
    Map<String, Long> counts() {
      return reader.counts();
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
