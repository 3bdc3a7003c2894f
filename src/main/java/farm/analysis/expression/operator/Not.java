package farm.analysis.expression.operator;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.ResultShape;
import java.util.List;

/** Negates truth values; a missing value stays missing. */
public final class Not implements Evaluator {

  private final Evaluator operand;

  /** Creates the negation of an operand. */
  public Not(Evaluator operand) {
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
    BooleanColumn truths = (BooleanColumn) operand.evaluate(batch);
    ResultShape shape = ResultShape.of(batch, truths);
    boolean[] results = new boolean[shape.count()];
    for (int i = 0; i < results.length; i++) {
      results[i] = !truths.booleanAt(i);
    }
    return shape.booleans(results, shape.missing(truths));
  }
}
