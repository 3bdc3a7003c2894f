package farm.analysis.expression.evaluate;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import java.util.List;

/**
 * An operand that is used more than once, as {@code x} in {@code x between a and b}, and evaluated
 * once for a batch and the batches selected from it. Otherwise nested ones would take time that
 * doubles with each level.
 */
public final class Shared implements Evaluator {

  private final Evaluator operand;
  private final boolean canFail;

  private Shared(Evaluator operand) {
    this.operand = operand;
    this.canFail = operand.canFail();
  }

  /** The operand, to be used more than once. */
  public static Evaluator of(Evaluator operand) {
    return operand.operands().isEmpty() ? operand : new Shared(operand);
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
