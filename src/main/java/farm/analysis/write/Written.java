package farm.analysis.write;

import farm.analysis.operator.Branch;
import java.util.List;

/**
 * An output whose parts are being written.
 *
 * @param finish makes the output from its parts
 * @param manifests the manifests, which name the parts that count; several if several steps write
 *     to one output
 */
public record Written(Finish<?> finish, List<Branch<Manifest>> manifests) {

  /** Copies the list. */
  public Written {
    manifests = List.copyOf(manifests);
  }

  /** An output of one step. */
  public Written(Finish<?> finish, Branch<Manifest> manifests) {
    this(finish, List.of(manifests));
  }
}
