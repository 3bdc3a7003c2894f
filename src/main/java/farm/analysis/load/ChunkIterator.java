package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks the parts of one lane in this JVM: the chunks of a loader in the order of their rows. */
public final class ChunkIterator implements Iterator<Chunk>, AutoCloseable {

  private final Iterator<Part> parts;
  private final ChunkSize size;
  private final Consumer<Part.OpenPart> atEndOfPart;
  private final Map<String, Long> counts = new TreeMap<>();
  private Part.@Nullable OpenPart open;
  private @Nullable Chunk next;
  private boolean closed;

  /** Walks parts; each that was read to its end is shown to {@code atEndOfPart}. */
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

  /** What the format has counted, by name, in the parts that were read to their ends. */
  public Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Ends the reading and closes what is open; to be called unless the last chunk was taken. */
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
