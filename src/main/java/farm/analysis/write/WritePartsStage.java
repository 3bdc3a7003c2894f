package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Writes the chunks of a bundle to a part file as they come, and says which stand where when the
 * bundle ends; or adds that to what is shared, and gives nothing.
 *
 * @param sharedSegments what to add to; null to give it
 */
record WritePartsStage(
    OutputFile file, PartFormat format, @Nullable SharedObject<SharedSegments> sharedSegments)
    implements ChunkStage<KV<Integer, List<Segment>>> {

  @Override
  public ChunkWork<KV<Integer, List<Segment>>> begin() {
    return new Work(sharedSegments == null ? null : sharedSegments.open());
  }

  @Override
  public KV<Integer, List<Segment>> ofNothing() {
    return KV.of(0, List.of());
  }

  private final class Work implements ChunkWork<KV<Integer, List<Segment>>> {

    private final @Nullable SharedSegments shared;
    private @Nullable CountingChannel channel;
    private String part = "";
    private List<Segment> segments = new ArrayList<>();

    Work(@Nullable SharedSegments shared) {
      this.shared = shared;
    }

    @Override
    public void add(Chunk chunk, Consumer<KV<Integer, List<Segment>>> output) {
      if (chunk.rowCount() == 0) {
        return;
      }
      try {
        if (channel == null) {
          part = UUID.randomUUID().toString();
          channel = new CountingChannel(file.create(part));
        }
        long start = channel.bytes();
        format.write(chunk, channel);
        add(chunk, start, channel.bytes() - start);
      } catch (IOException e) {
        throw file.failure(e);
      }
    }

    private void add(Chunk chunk, long start, long bytes) {
      int last = segments.size() - 1;
      if (last >= 0 && segments.get(last).isFollowedBy(chunk.origin())) {
        segments.set(last, segments.get(last).plus(chunk.origin(), bytes, chunk.rowCount()));
      } else {
        segments.add(
            new Segment(chunk.origin(), chunk.origin(), part, start, bytes, chunk.rowCount()));
      }
    }

    @Override
    public void finish(Consumer<KV<Integer, List<Segment>>> output) {
      closeChannel();
      if (shared != null) {
        shared.add(segments);
      } else if (!segments.isEmpty()) {
        output.accept(KV.of(0, segments));
      }
      segments = new ArrayList<>();
    }

    /** Also closes what a failure left open. */
    @Override
    public void close() {
      if (sharedSegments != null) {
        sharedSegments.close();
      }
      closeChannel();
    }

    private void closeChannel() {
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        throw file.failure(e);
      } finally {
        channel = null;
      }
    }
  }
}
