package farm.analysis.load.json;

import farm.analysis.chunk.Schema;
import farm.analysis.load.ChunkReader;
import farm.analysis.load.ChunkSize;
import farm.analysis.load.ChunkSource;
import farm.analysis.load.InputFile;
import farm.analysis.load.InputRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of one file.
 *
 * @param lines whether it is JSON Lines
 * @param found what is known of the columns in this file; the others are guessed
 * @param ignoresOthers whether fields that are no columns are ignored, else they are refused
 */
record JsonSource(
    InputFile file,
    boolean lines,
    JsonLoader.Layout layout,
    Schema schema,
    Map<String, FoundType> found,
    boolean ignoresOthers)
    implements ChunkSource {

  @Override
  public String input() {
    return file.path();
  }

  @Override
  public long byteSize() {
    return file.bytes();
  }

  @Override
  public Optional<Instant> modified() {
    return Optional.of(file.modified());
  }

  /** Splits the bytes of plain JSON Lines evenly; any other file is one range. */
  @Override
  public List<InputRange> ranges(long targetBytes) {
    long bytes = file.bytes();
    if (bytes == 0) {
      return List.of();
    }
    long count = Math.max(1, bytes / targetBytes);
    if (!lines || file.isCompressed() || count == 1) {
      return List.of(InputRange.whole(bytes));
    }
    long step = (bytes + count - 1) / count;
    List<InputRange> ranges = new ArrayList<>();
    for (long first = 0; first < bytes; first += step) {
      long last = Math.min(first + step, bytes) - 1;
      ranges.add(new InputRange(first, last, last - first + 1));
    }
    return ranges;
  }

  @Override
  public ChunkReader open(InputRange range, ChunkSize size, long skippedChunks) {
    return JsonReader.open(this, range, size, skippedChunks);
  }
}
