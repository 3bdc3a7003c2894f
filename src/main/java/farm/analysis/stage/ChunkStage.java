package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work on chunks in bundles: {@code open}, then any number of bundles of {@code add} and one {@code
 * finish}, then {@code close}; {@code end} before it in a flow that {@linkplain ChunkFlow#hasEnd
 * has an end}. An object is used by one thread at a time.
 *
 * @param <T> what it makes of the chunks
 */
public interface ChunkStage<T> extends Serializable {

  /** Is called before the first chunk. */
  default void open() {}

  /** Takes a chunk, and gives what can be given at once. */
  void add(Chunk chunk, Consumer<T> output);

  /** Ends a bundle: gives what is left of its chunks. */
  default void finish(Consumer<T> output) {}

  /**
   * Is called when the bundles of all chunks are finished, of one of all copies of this: gives what
   * is made of all.
   */
  default void end(Consumer<T> output) {}

  /** Is called when no bundle follows, also after a failure in the midst of one. */
  default void close() {}

  /**
   * What is given besides, once or more, so that something comes even of no chunks: it adds nothing
   * to the rest. Null where nothing comes of nothing.
   */
  default @Nullable T ofNothing() {
    return null;
  }

  /** Whether chunks that were added may still make outputs when the bundle is finished. */
  default boolean holdsBack() {
    return true;
  }

  /** Whether what it gives of any number of chunks takes so little memory that it may wait. */
  default boolean givesLittle() {
    return true;
  }

  /** About how much memory an output takes, in bytes, while it waits for the next step. */
  default long byteSize(T output) {
    return 0;
  }

  /** Gives the chunks as they are, but for those of no rows. */
  static ChunkStage<Chunk> giveChunks() {
    return new GiveChunks();
  }
}
