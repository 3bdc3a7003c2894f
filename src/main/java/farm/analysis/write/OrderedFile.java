package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * A file that bundles of rows are written to in their order, each as soon as all before it are: so
 * what fits in memory until then is written just once. Used by many threads.
 */
final class OrderedFile implements AutoCloseable {

  private final JoinFile join;
  private final OutputFile file;
  private final TextRoom room;
  private final String complete = "complete-" + UUID.randomUUID();

  /** Bundles with others before them that aren't written yet, by their first parts. */
  private final Map<Integer, Bundle> waiting = new HashMap<>();

  private boolean begun;
  private int nextPart;
  private long rows;

  /**
   * A file yet to be begun.
   *
   * @param join where it goes, and what stands in it
   * @param room where text waits
   */
  OrderedFile(JoinFile join, TextRoom room) {
    this.join = join;
    this.file = join.file();
    this.room = room;
  }

  /** The rows of some parts of what is read. Used by one thread at a time. */
  final class Bundle implements AutoCloseable {

    private final int firstPart;
    private final int lastPart;
    private final BundleText text = new BundleText(file, room);
    private long rows;

    private Bundle(int firstPart, int lastPart) {
      this.firstPart = firstPart;
      this.lastPart = lastPart;
    }

    /** Adds the rows of a chunk. */
    void add(Chunk chunk) {
      try {
        join.format().write(chunk, text);
        rows += chunk.rowCount();
      } catch (IOException e) {
        throw file.failure(e);
      }
    }

    /** Ends it; what was added is written when it is its turn. */
    void finish() {
      try {
        write(this);
      } catch (IOException e) {
        throw file.failure(e);
      }
    }

    /** Drops what was added. */
    @Override
    public void close() {
      try {
        text.close();
      } catch (IOException e) {
        throw file.failure(e);
      }
    }
  }

  /**
   * Begins a bundle of all rows of some parts.
   *
   * @param firstPart the number of the first part: 0, or one more than the last of another bundle
   */
  Bundle begin(int firstPart, int lastPart) {
    return new Bundle(firstPart, lastPart);
  }

  private synchronized void write(Bundle bundle) throws IOException {
    waiting.put(bundle.firstPart, bundle);
    if (bundle.firstPart != nextPart) {
      return;
    }
    try (WritableByteChannel channel = open()) {
      Bundle next = bundle;
      while (next != null) {
        next.text.moveTo(channel);
        rows += next.rows;
        waiting.remove(nextPart);
        nextPart = next.lastPart + 1;
        next = waiting.get(nextPart);
      }
    }
  }

  private WritableByteChannel open() throws IOException {
    if (begun) {
      return file.append(complete);
    }
    begun = true;
    WritableByteChannel channel = file.create(complete);
    join.writeHeader(channel);
    return channel;
  }

  /** Drops what a failure has left waiting. */
  @Override
  public synchronized void close() {
    waiting.values().forEach(Bundle::close);
    waiting.clear();
  }

  /** Whether a bundle was written. */
  synchronized boolean isBegun() {
    return begun;
  }

  /** Moves the file to its place, when all bundles are finished, and gives its path. */
  synchronized String finish() {
    if (!waiting.isEmpty()) {
      throw new IllegalStateException("part %d wasn't written".formatted(nextPart));
    }
    try {
      file.complete(complete);
    } catch (IOException e) {
      throw file.failure(e);
    }
    file.deleteParts();
    Metrics.counter(Output.class, Output.ROWS).inc(rows);
    return file.path();
  }
}
