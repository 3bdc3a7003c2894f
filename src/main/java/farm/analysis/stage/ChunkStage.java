package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * What is to be done with chunks. It never changes, so that all threads share it; each begins work
 * of its own.
 *
 * @param <T> what is made of the chunks
 */
public interface ChunkStage<T> extends Serializable {

  /** The facts that the work needs; the runner lets it begin when they are known. */
  default List<PCollectionView<Iterable<Chunk>>> facts() {
    return List.of();
  }

  /**
   * Begins the work of one thread, which has to close it.
   *
   * @param known the facts that it needs
   */
  ChunkWork<T> begin(Facts known);

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
