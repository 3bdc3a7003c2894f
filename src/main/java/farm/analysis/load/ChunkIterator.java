package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.load.input.ChunkSize;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Iterates over the chunks of a loader in this JVM, in the order of their rows. */
public final class ChunkIterator implements Iterator<Chunk>, AutoCloseable {

  private final Iterator<InputSplit> splits;
  private final ChunkSize size;
  private final Map<String, Long> counts = new TreeMap<>();
  private InputSplit.@Nullable OpenSplit open;
  private @Nullable Chunk next;
  private boolean closed;

  /** Iterates over these splits. */
  ChunkIterator(Iterator<InputSplit> splits, ChunkSize size) {
    this.splits = splits;
    this.size = size;
  }

  @Override
  public boolean hasNext() {
    while (next == null && !closed && (open != null || splits.hasNext())) {
      if (open == null) {
        open = splits.next().open(size, 0);
      }
      next = open.next();
      if (next == null) {
        open.counts().forEach((name, n) -> counts.merge(name, n, Long::sum));
        closeSplit();
      }
    }
    return next != null;
  }

  @Override
  public Chunk next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("no chunk is left");
    }
    Chunk chunk = next;
    next = null;
    return chunk;
  }

  /** The format's counts, by name, of the splits that were read to their end. */
  public Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Stops and closes the open split; not needed once {@link #hasNext} has returned false. */
  @Override
  public void close() {
    closed = true;
    next = null;
    closeSplit();
  }

  private void closeSplit() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
