package farm.analysis.load;

import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads only the first chunk of each of the first inputs of another loader: {@code
 * FirstChunks.of(loader, 3)}. The columns and their types are those of all inputs.
 */
public final class FirstChunks extends DataLoader {

  private final DataLoader loader;
  private final int inputs;

  private FirstChunks(DataLoader loader, int inputs, ReadOptions options) {
    super(options);
    this.loader = loader;
    this.inputs = inputs;
  }

  /** The first chunk of each of at most {@code inputs} inputs that have rows. */
  public static FirstChunks of(DataLoader loader, int inputs) {
    return new FirstChunks(loader, inputs, loader.options());
  }

  @Override
  protected Optional<String> inputColumn() {
    return loader.inputColumn();
  }

  @Override
  protected Inputs open(ReadOptions options) {
    Inputs all = loader.inputs();
    List<First> first =
        all.sources().stream()
            .filter(source -> !source.ranges(Long.MAX_VALUE).isEmpty())
            .limit(inputs)
            .map(First::new)
            .toList();
    return new Inputs(all.schema(), first, all.notes());
  }

  @Override
  protected DataLoader withOptions(ReadOptions options) {
    return new FirstChunks(loader.withOptions(options), inputs, options);
  }

  /** The first chunk of an input. */
  private record First(ChunkSource source) implements ChunkSource {

    @Override
    public String input() {
      return source.input();
    }

    @Override
    public Schema schema() {
      return source.schema();
    }

    @Override
    public long byteSize() {
      return source.byteSize();
    }

    @Override
    public long rowBytes() {
      return source.rowBytes();
    }

    @Override
    public List<InputRange> ranges(long targetBytes) {
      return source.ranges(ReadSizes.RANGE_BYTES).subList(0, 1);
    }

    @Override
    public ChunkReader open(InputRange range, ChunkSize size) {
      return new FirstReader(source.open(range, size));
    }
  }

  private static final class FirstReader implements ChunkReader {

    private final ChunkReader reader;
    private boolean ended;

    FirstReader(ChunkReader reader) {
      this.reader = reader;
    }

    @Override
    public @Nullable Rows next() {
      if (ended) {
        return null;
      }
      ended = true;
      return reader.next();
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
