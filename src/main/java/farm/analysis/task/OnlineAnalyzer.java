package farm.analysis.task;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;

/**
 * Computes a result chunk by chunk, so that the full table need not fit in memory.
 *
 * <p>For any chunks a and b, {@code result(merge(add(create(), a), add(create(), b)))} equals
 * {@code result(add(add(create(), a), b))}, in any order. A runner adds chunks on several workers
 * at once and merges accumulators in any order.
 *
 * @param <A> the accumulator of the chunks added so far, sent between workers by Java serialization
 */
public interface OnlineAnalyzer<A extends Serializable, R> extends Analyzer<R> {

  /** Creates an accumulator without chunks. */
  A create();

  /** Adds a chunk; may change and return {@code accumulator}. */
  A add(A accumulator, Chunk chunk);

  /** Merges two accumulators; may change and return {@code accumulator}, but not {@code other}. */
  A merge(A accumulator, A other);

  /** The result of all chunks added. */
  R result(A accumulator);

  @Override
  default R analyze(Chunk data) {
    return result(add(create(), data));
  }
}
