package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Writes all chunks of an output, and finishes it when they end.
 *
 * @param parts writes the parts, of which it gives the segments
 * @param sharedSegments where all who write gather them; null if one writes all chunks
 * @param inOrder takes what comes in bundles whose order is known; null if nothing can
 */
record WriteAllStage(
    WritePartsStage parts,
    FinishOutput end,
    @Nullable SharedObject<SharedSegments> sharedSegments,
    @Nullable SharedObject<OrderedFile> inOrder)
    implements ChunkStage<String> {

  @Override
  public ChunkWork<String> begin() {
    return new Work(
        sharedSegments == null ? new SharedSegments() : sharedSegments.open(),
        inOrder == null ? null : inOrder.open());
  }

  private final class Work implements ChunkWork<String> {

    private final SharedSegments segments;
    private final ChunkWork<KV<Integer, List<Segment>>> work = parts.begin();
    private final @Nullable OrderedFile ordered;
    private OrderedFile.@Nullable Bundle bundle;

    Work(SharedSegments segments, @Nullable OrderedFile ordered) {
      this.segments = segments;
      this.ordered = ordered;
    }

    @Override
    public void begin(int firstPart, int lastPart) {
      bundle = ordered == null ? null : ordered.begin(firstPart, lastPart);
    }

    @Override
    public void add(Chunk chunk, Consumer<String> output) {
      if (bundle == null) {
        work.add(chunk, this::gather);
      } else {
        bundle.add(chunk);
      }
    }

    @Override
    public void finish(Consumer<String> output) {
      if (bundle == null) {
        work.finish(this::gather);
      } else {
        bundle.finish();
        bundle = null;
      }
    }

    private void gather(KV<Integer, List<Segment>> written) {
      segments.add(written.getValue());
    }

    @Override
    public void end(Consumer<String> output) {
      output.accept(
          ordered != null && ordered.isBegun() ? ordered.finish() : end.finish(segments.takeAll()));
    }

    /** Also drops what a failure left. */
    @Override
    public void close() {
      if (bundle != null) {
        bundle.close();
      }
      if (inOrder != null && ordered != null) {
        ordered.close();
        inOrder.close();
      }
      work.close();
      if (sharedSegments != null) {
        sharedSegments.close();
      }
    }
  }
}
