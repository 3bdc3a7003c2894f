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

  /** Splits the bytes of plain JSON Lines; any other file is one range. */
  @Override
  public List<InputRange> ranges(long targetBytes) {
    long bytes = file.bytes();
    if (file.isEmpty()) {
      return List.of();
    }
    if (!lines || !file.isSeekable() || bytes / targetBytes < 2) {
      return List.of(InputRange.whole(bytes));
    }
    List<InputRange> ranges = new ArrayList<>();
    long left = bytes;
    while (left > 0) {
      long count = Math.max(1, left / targetBytes);
      long step = (left + count - 1) / count;
      long first = bytes - left;
      ranges.add(new InputRange(first, first + step - 1, step));
      left -= step;
    }
    return ranges;
  }

  @Override
  public ChunkReader open(InputRange range, ChunkSize size, long skippedChunks) {
    return JsonReader.open(this, range, size, skippedChunks);
  }
}
