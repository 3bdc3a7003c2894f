package farm.analysis.expression.evaluate;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import java.util.List;

/**
 * An operand that is used more than once, such as {@code x} in {@code x between a and b}. It is
 * evaluated once for a batch and the batches selected from it. Otherwise, the time would double
 * with each level of nesting.
 */
public final class Memoized implements Evaluator {

  private final Evaluator operand;
  private final boolean canFail;

  private Memoized(Evaluator operand) {
    this.operand = operand;
    this.canFail = operand.canFail();
  }

  /** The operand, ready to be used more than once; a column or constant stays as it is. */
  public static Evaluator of(Evaluator operand) {
    return operand.operands().isEmpty() ? operand : new Memoized(operand);
  }

  @Override
  public ColumnType type() {
    return operand.type();
  }

  @Override
  public List<Evaluator> operands() {
    return List.of(operand);
  }

  @Override
  public boolean canFail() {
    return canFail;
  }

  @Override
  public Column evaluate(Batch batch) {
    return batch.once(operand);
  }
}
