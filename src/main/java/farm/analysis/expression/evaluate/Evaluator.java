package farm.analysis.expression.evaluate;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.problem.DataException;
import java.util.List;

/** Computes a column from a batch of rows; evaluates its operands first. */
public interface Evaluator {

  /** The type of the values. */
  ColumnType type();

  /** The evaluators it computes from. */
  List<Evaluator> operands();

  /**
   * Returns one value for each row of the batch; no double among them is NaN.
   *
   * @throws DataException if a row has no result, such as after an overflow or for malformed JSON
   */
  Column evaluate(Batch batch);

  /**
   * Returns true if {@link #evaluate} may throw; callers then leave out rows that don't need it.
   */
  default boolean canFail() {
    return operands().stream().anyMatch(Evaluator::canFail);
  }
}
