package farm.analysis.write;

import java.io.Serializable;
import java.util.List;

/**
 * Makes an output of its parts. A runner may have it done again, also when it was done: the output
 * is the same.
 */
public interface JoinParts extends Serializable {

  /**
   * Makes the output of these rows, which are in their order.
   *
   * @throws farm.analysis.problem.RequestException if it can't be written
   */
  void join(List<Segment> inOrder);
}
