package farm.analysis.write;

import java.io.Serializable;
import java.util.List;

/**
 * Makes an output of its parts when all are written. A runner may have it done again, also when it
 * was done: the output is the same.
 *
 * @param <P> what tells of a part
 */
public interface Finish<P extends Serializable> extends Serializable {

  /** The name of this write, which no other write has. */
  String id();

  /** The output as the user wrote it. */
  String path();

  /** Whether completing it locks a database that other programs use; then it is completed last. */
  default boolean locks() {
    return false;
  }

  /**
   * Makes the output complete, not yet visible.
   *
   * @param parts all parts that count, in any order
   * @param publication is told how the output gets to its place
   * @throws farm.analysis.problem.RequestException if it can't be written
   */
  void complete(List<P> parts, Publication publication);
}
