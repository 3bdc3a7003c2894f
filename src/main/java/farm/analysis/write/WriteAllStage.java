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
 */
record WriteAllStage(
    WritePartsStage parts, FinishOutput end, @Nullable SharedObject<SharedSegments> sharedSegments)
    implements ChunkStage<String> {

  @Override
  public ChunkWork<String> begin() {
    return new Work(sharedSegments == null ? new SharedSegments() : sharedSegments.open());
  }

  private final class Work implements ChunkWork<String> {

    private final SharedSegments segments;
    private final ChunkWork<KV<Integer, List<Segment>>> work = parts.begin();

    Work(SharedSegments segments) {
      this.segments = segments;
    }

    @Override
    public void add(Chunk chunk, Consumer<String> output) {
      work.add(chunk, this::gather);
    }

    @Override
    public void finish(Consumer<String> output) {
      work.finish(this::gather);
    }

    private void gather(KV<Integer, List<Segment>> written) {
      segments.add(written.getValue());
    }

    @Override
    public void end(Consumer<String> output) {
      output.accept(end.finish(segments.takeAll()));
    }

    @Override
    public void close() {
      work.close();
      if (sharedSegments != null) {
        sharedSegments.close();
      }
    }
  }
}
