package farm.analysis.load.json;

import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputFile;
import farm.analysis.load.input.InputRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of one file.
 *
 * @param lines true if the file is JSON Lines
 * @param found the types found for columns in this file; the types of other columns are guessed
 * @param ignoresOthers true if fields that aren't columns are ignored, false if they are errors
 */
record JsonSource(
    InputFile file,
    boolean lines,
    JsonLoader.Layout layout,
    Schema schema,
    Map<String, SampledType> found,
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

  /** Splits plain JSON Lines by bytes. Any other file is one range; an empty file has none. */
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
  public ChunkReader open(InputRange range, ChunkSize size) {
    return JsonReader.open(this, range, size);
  }
}
