package farm.analysis.expression.operator;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.Missing;
import farm.analysis.expression.evaluate.ResultShape;
import java.util.List;

/** Tests if a value is missing; the result is never missing itself. */
public final class IsMissing implements Evaluator {

  private final Evaluator operand;

  /** Creates the test of an operand. */
  public IsMissing(Evaluator operand) {
    this.operand = operand;
  }

  @Override
  public ColumnType type() {
    return ColumnType.BOOLEAN;
  }

  @Override
  public List<Evaluator> operands() {
    return List.of(operand);
  }

  @Override
  public Column evaluate(Batch batch) {
    Column values = operand.evaluate(batch);
    ResultShape shape = ResultShape.of(batch, values);
    boolean[] results = new boolean[shape.count()];
    for (int i = 0; i < results.length; i++) {
      results[i] = values.isMissing(i);
    }
    return shape.booleans(results, new Missing(shape.count()));
  }
}
