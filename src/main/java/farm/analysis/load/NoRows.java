package farm.analysis.load;

import farm.analysis.chunk.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input without rows. A read of nothing has a range of it, so that the work on its rows is done,
 * and gives its result, even for none.
 */
record NoRows(Schema schema) implements ChunkSource {

  @Override
  public String input() {
    return "no rows";
  }

  @Override
  public long byteSize() {
    return 0;
  }

  @Override
  public List<InputRange> ranges(long targetBytes) {
    return List.of(InputRange.whole(0));
  }

  @Override
  public ChunkReader open(InputRange range, ChunkSize size, long skippedChunks) {
    return new ChunkReader() {
      @Override
      public @Nullable Rows next() {
        return null;
      }

      @Override
      public void close() {}
    };
  }
}
