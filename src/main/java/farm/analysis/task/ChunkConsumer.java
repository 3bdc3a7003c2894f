package farm.analysis.task;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;

/**
 * Takes each processed chunk as it comes.
 *
 * <p>Run in this JVM, it is handed every chunk once, in the order of the inputs. On a runner a copy
 * of it is handed chunks on each worker, in any order, and a chunk again when a worker failed and
 * its bundle is repeated: what it does should bear that.
 */
@FunctionalInterface
public interface ChunkConsumer extends Serializable {

  /** Takes one chunk, which has at least one row. */
  void accept(Chunk chunk);
}
