package farm.analysis.operator;

import java.util.Optional;

/**
 * A promise of a flow: all rows with the same values in some columns have origins of the same part.
 * An instance of an operator gets all chunks of such a part one after the other, in order.
 *
 * @param inputColumn the column that must still hold the input of each row's origin; the steps
 *     after the read may have changed it. Empty if the promise has no condition
 */
public record RowsTogether(Optional<String> inputColumn) {

  /** The promise of a step in which one worker gives all rows, as one part. */
  public static final RowsTogether ALL = new RowsTogether(Optional.empty());
}
