package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Iterates over the chunks of a loader in this JVM, in the order of their rows. */
public final class ChunkIterator implements Iterator<Chunk>, AutoCloseable {

  private final Iterator<Part> parts;
  private final ChunkSize size;
  private final Consumer<Part.OpenPart> atEndOfPart;
  private final Map<String, Long> counts = new TreeMap<>();
  private Part.@Nullable OpenPart open;
  private @Nullable Chunk next;
  private boolean closed;

  /** Iterates over these parts; passes each part read to its end to {@code atEndOfPart}. */
  ChunkIterator(Iterator<Part> parts, ChunkSize size, Consumer<Part.OpenPart> atEndOfPart) {
    this.parts = parts;
    this.size = size;
    this.atEndOfPart = atEndOfPart;
  }

  @Override
  public boolean hasNext() {
    while (next == null && !closed && (open != null || parts.hasNext())) {
      if (open == null) {
        open = parts.next().open(size, 0);
      }
      next = open.next();
      if (next == null) {
        open.counts().forEach((name, n) -> counts.merge(name, n, Long::sum));
        atEndOfPart.accept(open);
        closePart();
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

  /** The format's counts, by name, in the parts read to their end. */
  public Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Stops and closes the open part; not needed once {@link #hasNext} has returned false. */
  @Override
  public void close() {
    closed = true;
    next = null;
    closePart();
  }

  private void closePart() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
