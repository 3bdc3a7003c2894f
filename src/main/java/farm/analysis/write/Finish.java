package farm.analysis.write;

import java.io.Serializable;
import java.util.List;

/**
 * Completes an output from its parts when all are written. A runner may repeat this, even after it
 * succeeded: the output must be the same.
 *
 * @param <P> the description of a part
 */
public interface Finish<P extends Serializable> extends Serializable {

  /** The unique id of this write. */
  String id();

  /** The output as the user wrote it. */
  String path();

  /**
   * Returns true if completing it locks a database that other programs use. Such outputs are
   * completed last.
   */
  default boolean locks() {
    return false;
  }

  /**
   * Completes the output, but doesn't make it visible yet.
   *
   * @param parts all parts that count, in any order
   * @param publication receives the move or the transaction that makes the output visible
   * @throws farm.analysis.problem.RequestException if it can't be written
   */
  void complete(List<P> parts, Publication publication);
}
