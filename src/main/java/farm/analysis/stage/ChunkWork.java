package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import java.util.function.Consumer;

/**
 * The work of a {@link ChunkStage} on chunks in bundles: any number of times {@code add} and one
 * {@code finish}, for any number of bundles, then {@code close}. Used by one thread at a time.
 *
 * @param <T> what it makes of the chunks
 */
public interface ChunkWork<T> extends AutoCloseable {

  /** Takes a chunk, and gives what can be given at once. */
  void add(Chunk chunk, Consumer<T> output);

  /**
   * Ends a bundle: gives what is left of its chunks. Work whose outputs are brought together gives
   * at least one, also for a bundle of no rows, so that there is a result even of no input.
   */
  default void finish(Consumer<T> output) {}

  /** Is called when no bundle follows, also after a failure in the midst of one. */
  @Override
  default void close() {}
}
