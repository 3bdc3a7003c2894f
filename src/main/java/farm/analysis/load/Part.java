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
 * @param number the part's number among the parts of all inputs, from 0, in the order of their rows
 */
record Part(int number, ChunkSource source, InputRange range) implements Serializable {

  /** All parts of these inputs, in the order of their rows, of about {@code partBytes} each. */
  static List<Part> of(Inputs inputs, long partBytes) {
    List<Part> parts = new ArrayList<>();
    for (ChunkSource source : inputs.sources()) {
      for (InputRange range : source.ranges(partBytes)) {
        parts.add(new Part(parts.size(), source, range));
      }
    }
    return parts;
  }

  /** Opens this part after its first {@code ordinal} chunks. */
  OpenPart open(ChunkSize size, long ordinal) {
    return new OpenPart(this, source.open(range, size, ordinal), ordinal);
  }

  /** A part being read; returns its chunks with their origins. */
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

    /** The bytes of input of the part, approximately. */
    long bytes() {
      return part.range.bytes();
    }

    /** The counts of the part, by name; complete once the last chunk has been read. */
    Map<String, Long> counts() {
      return reader.counts();
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
