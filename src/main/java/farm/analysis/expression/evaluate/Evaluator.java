package farm.analysis.expression.evaluate;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.problem.DataException;
import java.util.List;

/** Computes a column from a batch of rows; its operands do so first. */
public interface Evaluator {

  /** What the values are. */
  ColumnType type();

  /** What it computes from. */
  List<Evaluator> operands();

  /**
   * A value for each row of the batch. No double among them is NaN.
   *
   * @throws DataException if a row has no result: an overflow, malformed JSON
   */
  Column evaluate(Batch batch);

  /** Whether {@link #evaluate} may throw, so that rows that don't need the result are spared. */
  default boolean canFail() {
    return operands().stream().anyMatch(Evaluator::canFail);
  }
}
