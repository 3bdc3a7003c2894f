package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import java.util.function.Consumer;

/**
 * The work of a {@link ChunkStage} on chunks in bundles: any number of bundles of {@code add} and
 * one {@code finish}, then {@code close}; {@code end} before it in a flow that {@linkplain
 * ChunkFlow#hasEnd has an end}. Used by one thread at a time.
 *
 * @param <T> what it makes of the chunks
 */
public interface ChunkWork<T> extends AutoCloseable {

  /**
   * Is told, before a bundle of which that is known, that it has all chunks of some parts of what
   * is read, in their order, and that bundles of all other parts come too.
   *
   * @param firstPart the number of the first part, as {@link farm.analysis.chunk.Origin} has it
   * @param lastPart that of the last
   */
  default void begin(int firstPart, int lastPart) {}

  /** Takes a chunk, and gives what can be given at once. */
  void add(Chunk chunk, Consumer<T> output);

  /** Ends a bundle: gives what is left of its chunks. */
  default void finish(Consumer<T> output) {}

  /**
   * Is called when the bundles of all chunks are finished, by all threads, on the work of one:
   * gives what is made of all.
   */
  default void end(Consumer<T> output) {}

  /** Is called when no bundle follows, also after a failure in the midst of one. */
  @Override
  default void close() {}
}
