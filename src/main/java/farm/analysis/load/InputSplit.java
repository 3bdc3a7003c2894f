package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.Inputs;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One range of one input.
 *
 * @param number the number of the split among those of all inputs, from 0, in the order of their
 *     rows
 * @param endsInput true if no split of the same input comes after it
 */
record InputSplit(int number, ChunkSource source, InputRange range, boolean endsInput)
    implements Serializable {

  /** All splits of these inputs, in the order of their rows, of about {@code bytes} each. */
  static List<InputSplit> of(Inputs inputs, long bytes) {
    List<InputSplit> splits = new ArrayList<>();
    for (ChunkSource source : inputs.sources()) {
      List<InputRange> ranges = source.ranges(bytes);
      for (int i = 0; i < ranges.size(); i++) {
        boolean isLast = i == ranges.size() - 1;
        splits.add(new InputSplit(splits.size(), source, ranges.get(i), isLast));
      }
    }
    return splits;
  }

  /** Opens this split after its first {@code ordinal} chunks. */
  OpenSplit open(ChunkSize size, long ordinal) {
    return new OpenSplit(this, ChunkReader.skipping(ordinal, source.open(range, size)), ordinal);
  }

  /** A split being read; returns its chunks with their origins. */
  static final class OpenSplit implements AutoCloseable {

    private final InputSplit split;
    private final ChunkReader reader;
    private long ordinal;

    private OpenSplit(InputSplit split, ChunkReader reader, long ordinal) {
      this.split = split;
      this.reader = reader;
      this.ordinal = ordinal;
    }

    /** The next chunk, or null after the last. */
    @Nullable Chunk next() {
      ChunkReader.Rows rows = reader.next();
      if (rows == null) {
        return null;
      }
      String input = split.source.input();
      return rows.builder().build(new Origin(input, split.number, ordinal++, rows.firstRow()));
    }

    /** The bytes of input of the split, approximately. */
    long bytes() {
      return split.range.bytes();
    }

    /** Returns true if no split of the same input comes after it. */
    boolean endsInput() {
      return split.endsInput;
    }

    /** The counts of the split, by name; complete once the last chunk has been read. */
    Map<String, Long> counts() {
      return reader.counts();
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
