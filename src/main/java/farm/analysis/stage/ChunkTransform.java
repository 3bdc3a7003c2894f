package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * A transform of chunks that begins with work on each of them, and so can be joined with what gives
 * them.
 *
 * @param <T> what it gives
 */
public abstract class ChunkTransform<T> extends PTransform<PCollection<Chunk>, PCollection<T>> {

  /** For the transforms there are. */
  protected ChunkTransform() {}

  /** What it gives for these chunks. */
  public abstract PCollection<T> of(ChunkFlow chunks);

  @Override
  public PCollection<T> expand(PCollection<Chunk> chunks) {
    return of(ChunkFlow.of(chunks));
  }

  /** This for chunks that are given already, be they read yet or not. */
  public final PTransform<PBegin, PCollection<T>> from(ChunkFlow chunks) {
    return new FromFlow<>(this, chunks);
  }

  private static final class FromFlow<T> extends PTransform<PBegin, PCollection<T>> {

    private final ChunkTransform<T> transform;
    private final transient ChunkFlow chunks;

    private FromFlow(ChunkTransform<T> transform, ChunkFlow chunks) {
      this.transform = transform;
      this.chunks = chunks;
    }

    @Override
    public PCollection<T> expand(PBegin begin) {
      return transform.of(chunks);
    }

    @Override
    public void populateDisplayData(DisplayData.Builder builder) {
      builder.delegate(transform);
    }
  }
}
