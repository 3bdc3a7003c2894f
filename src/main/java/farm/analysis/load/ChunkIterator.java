package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks the parts of one lane in this JVM: the chunks of a loader in the order of their rows. */
public final class ChunkIterator implements Iterator<Chunk>, AutoCloseable {

  private final Iterator<Part> parts;
  private final ChunkSize size;
  private Part.@Nullable OpenPart open;
  private @Nullable Chunk next;

  ChunkIterator(Iterator<Part> parts, ChunkSize size) {
    this.parts = parts;
    this.size = size;
  }

  @Override
  public boolean hasNext() {
    while (next == null && (open != null || parts.hasNext())) {
      if (open == null) {
        open = parts.next().open(size, 0);
      }
      next = open.next();
      if (next == null) {
        close();
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

  /** Closes the input being read; to be called unless the last chunk was taken. */
  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
