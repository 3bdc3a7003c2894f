package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import farm.analysis.stage.Facts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the chunks of a bundle to a part file as they come, and gives its segments at the end. */
record WritePartsStage(OutputFile file, PartFormat format) implements ChunkStage<List<Segment>> {

  @Override
  public ChunkWork<List<Segment>> begin(Facts known) {
    return new Work();
  }

  private final class Work implements ChunkWork<List<Segment>> {

    private @Nullable CountingChannel channel;
    private String part = "";
    private List<Segment> segments = new ArrayList<>();

    @Override
    public void add(Chunk chunk, Consumer<List<Segment>> output) {
      if (chunk.rowCount() == 0) {
        follow(chunk.origin());
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

    /** Lets a chunk without rows be followed too: else a filter would end a segment at each. */
    private void follow(Origin origin) {
      int last = segments.size() - 1;
      if (last >= 0 && segments.get(last).isFollowedBy(origin)) {
        segments.set(last, segments.get(last).plus(origin, 0, 0));
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
    public void finish(Consumer<List<Segment>> output) {
      closeChannel();
      output.accept(segments);
      segments = new ArrayList<>();
    }

    /** Also closes what a failure left open. */
    @Override
    public void close() {
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
