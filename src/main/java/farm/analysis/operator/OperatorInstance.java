package farm.analysis.operator;

import farm.analysis.chunk.Chunk;

/**
 * The work of one thread on bundles of chunks. The caller calls {@code add} any number of times and
 * {@code finish} once for each bundle, and {@code close} after the last bundle.
 *
 * <p>A runner may repeat a bundle, elsewhere or after a failure, and counts the outputs of one
 * attempt only. So an instance changes nothing that others see, except by its outputs.
 */
public interface OperatorInstance extends AutoCloseable {

  /** Takes a chunk, and gives the outputs that are ready immediately. */
  void add(Chunk chunk, Outputs outputs);

  /**
   * Called when the reader has left out rows of an input, because a condition that all work shares
   * doesn't hold for them. Only operators that get their chunks from the read itself are called.
   */
  default void leftOut(String input, long rows) {}

  /**
   * Ends a bundle: gives the remaining outputs of its chunks. If a later step merges the outputs of
   * an operator, it gives at least one even for a bundle without rows, so that empty input has a
   * result too.
   */
  default void finish(Outputs outputs) {}

  /** Called after the last bundle, and after a failure in the middle of one. */
  @Override
  default void close() {}
}
