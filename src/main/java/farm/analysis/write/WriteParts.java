package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * Writes the chunks of a bundle to a part file as they come, and outputs its segments at the end. A
 * runner may repeat a bundle: each attempt writes a part of its own.
 *
 * @param file the output
 * @param format the format of the part
 * @param mostRows the largest number of rows of a segment that are written; later rows are only
 *     counted
 * @param manifests makes the manifest of the segments
 */
public record WriteParts(
    OutputFile file,
    PartFormat format,
    long mostRows,
    Manifests manifests,
    TupleTag<Manifest> branch)
    implements ChunkOperator {

  /** Makes the manifest of the segments that a bundle has written. */
  @FunctionalInterface
  public interface Manifests extends Serializable {

    /** Returns the manifest. */
    Manifest of(List<Segment> segments);
  }

  /**
   * Writes all rows; the parts of the manifest are the segments.
   *
   * @param id the {@link Finish#id} of the output
   */
  public WriteParts(OutputFile file, PartFormat format, String id, TupleTag<Manifest> branch) {
    this(file, format, Long.MAX_VALUE, segments -> Manifest.of(id, segments), branch);
  }

  /** Writes all chunks to parts of a file; {@code finish} makes the output from them. */
  public static Written write(
      ChunkFlow chunks, OutputFile file, PartFormat format, Finish<Segment> finish) {
    file.makeFolder();
    return new Written(
        finish,
        chunks.into(branch -> new WriteParts(file, format, finish.id(), branch), Manifest.coder()));
  }

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance();
  }

  private final class Instance implements OperatorInstance {

    private @Nullable CountingChannel channel;
    private String part = "";
    private List<Segment> segments = new ArrayList<>();

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      if (chunk.rowCount() == 0) {
        follow(chunk.origin());
        return;
      }
      try {
        CountingChannel to = channel();
        long start = to.bytes();
        Chunk wanted = chunk.slice(0, (int) Math.min(chunk.rowCount(), mostRows - before(chunk)));
        if (wanted.rowCount() > 0) {
          format.write(wanted, to);
        }
        add(chunk, start, to.bytes() - start);
      } catch (IOException e) {
        throw file.failure(e);
      }
    }

    private CountingChannel channel() throws IOException {
      CountingChannel opened = channel;
      if (opened == null) {
        part = UUID.randomUUID().toString();
        opened = new CountingChannel(file.create(part));
        channel = opened;
      }
      return opened;
    }

    /** The number of rows of the segment that the chunk extends, at most {@code mostRows}. */
    private long before(Chunk chunk) {
      int last = segments.size() - 1;
      return last >= 0 && segments.get(last).isFollowedBy(chunk.origin())
          ? Math.min(segments.get(last).rows(), mostRows)
          : 0;
    }

    /**
     * Extends the segment by a chunk without rows. Otherwise each chunk that a filter empties would
     * end a segment.
     */
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
    public void finish(Outputs outputs) {
      closeChannel();
      outputs.give(branch, manifests.of(segments));
      segments = new ArrayList<>();
    }

    /** Closes the channel if a failure left it open. */
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
