package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkStage;
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
 */
final class WritePartsStage implements ChunkStage<KV<Integer, List<Segment>>> {

  private final OutputFile file;
  private final PartFormat format;
  private final @Nullable SharedObject<SharedSegments> sharedSegments;
  private transient @Nullable SharedSegments shared;
  private transient @Nullable CountingChannel channel;
  private transient String part = "";
  private transient List<Segment> segments = List.of();

  /**
   * Writes parts.
   *
   * @param sharedSegments what to add to; null to give it
   */
  WritePartsStage(
      OutputFile file, PartFormat format, @Nullable SharedObject<SharedSegments> sharedSegments) {
    this.file = file;
    this.format = format;
    this.sharedSegments = sharedSegments;
  }

  @Override
  public void open() {
    segments = new ArrayList<>();
    shared = sharedSegments == null ? null : sharedSegments.open();
  }

  @Override
  public void add(Chunk chunk, Consumer<KV<Integer, List<Segment>>> output) {
    add(chunk);
  }

  /** Takes a chunk; nothing is given before the bundle ends. */
  void add(Chunk chunk) {
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

  @Override
  public KV<Integer, List<Segment>> ofNothing() {
    return KV.of(0, List.of());
  }

  /** Also closes what a failure left open. */
  @Override
  public void close() {
    if (sharedSegments != null && shared != null) {
      sharedSegments.close();
      shared = null;
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
