package farm.analysis.task;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;

/**
 * Makes a result of chunks as they pass, so that no full table is needed.
 *
 * <p>For any chunks a and b, {@code result(merge(add(create(), a), add(create(), b)))} is {@code
 * result(add(add(create(), a), b))}, in any order: on a runner, chunks are added in many places at
 * once and merged in any order.
 *
 * @param <A> what is known of the chunks met so far; Java serialization carries it between workers
 */
public interface OnlineAnalyzer<A extends Serializable, R> extends Analyzer<R> {

  /** Knows of no chunk yet. */
  A create();

  /** What is known with one chunk more; may change and return {@code accumulator}. */
  A add(A accumulator, Chunk chunk);

  /** What is known by both; may change and return {@code accumulator}, but not {@code other}. */
  A merge(A accumulator, A other);

  /** The result of all chunks met. */
  R result(A accumulator);

  @Override
  default R analyze(Chunk data) {
    return result(add(create(), data));
  }
}
