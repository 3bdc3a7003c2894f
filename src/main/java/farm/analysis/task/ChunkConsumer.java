package farm.analysis.task;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;

/**
 * Receives each processed chunk as it comes.
 *
 * <p>In this JVM it receives each chunk once, in the order of the inputs. On a runner, a copy on
 * each worker receives chunks in any order. A runner may repeat a bundle, so the consumer should
 * tolerate a chunk that comes again.
 */
@FunctionalInterface
public interface ChunkConsumer extends Serializable {

  /** Receives one chunk, which has at least one row. */
  void accept(Chunk chunk);
}
