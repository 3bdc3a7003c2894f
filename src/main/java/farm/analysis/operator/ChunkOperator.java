package farm.analysis.operator;

import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Work on chunks. It is immutable, so that all threads share it; each thread begins an instance of
 * its own.
 */
public interface ChunkOperator extends Serializable {

  /** The facts that an instance needs; the runner lets it begin when they are known. */
  default List<PCollectionView<?>> facts() {
    return List.of();
  }

  /**
   * Begins an instance, which the caller has to close.
   *
   * @param known the facts that it needs
   */
  OperatorInstance begin(Facts known);
}
