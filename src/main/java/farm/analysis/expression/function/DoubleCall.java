package farm.analysis.expression.function;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.ResultShape;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A function from one or two doubles to a double; NaN is missing. */
final class DoubleCall implements Evaluator {

  private final Evaluator first;
  private final Evaluator second;
  private final DoubleBinaryOperator function;

  private DoubleCall(Evaluator first, Evaluator second, DoubleBinaryOperator function) {
    this.first = first;
    this.second = second;
    this.function = function;
  }

  static Evaluator of(Evaluator x, DoubleUnaryOperator function) {
    return new DoubleCall(x, x, (value, same) -> function.applyAsDouble(value));
  }

  static Evaluator of(Evaluator x, Evaluator y, DoubleBinaryOperator function) {
    return new DoubleCall(x, y, function);
  }

  @Override
  public ColumnType type() {
    return ColumnType.DOUBLE;
  }

  @Override
  public List<Evaluator> operands() {
    return first == second ? List.of(first) : List.of(first, second);
  }

  @Override
  public Column evaluate(Batch batch) {
    DoubleColumn a = (DoubleColumn) first.evaluate(batch);
    DoubleColumn b = first == second ? a : (DoubleColumn) second.evaluate(batch);
    ResultShape shape = ResultShape.of(batch, a, b);
    return shape.doubles(
        i -> function.applyAsDouble(a.doubleAt(i), b.doubleAt(i)), shape.missing(a, b));
  }
}
