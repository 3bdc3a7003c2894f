package farm.analysis.load;

import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input without rows. A read without ranges gets one range of it, so that its steps run and
 * produce a result for empty input too.
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
  public ChunkReader open(InputRange range, ChunkSize size) {
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
