package farm.analysis.expression.function;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.Missing;
import farm.analysis.expression.evaluate.ResultShape;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** A function from one or two longs to a long; throws an ArithmeticException if it overflows. */
final class LongCall implements Evaluator {

  private final String text;
  private final Evaluator first;
  private final Evaluator second;
  private final LongBinaryOperator function;

  private LongCall(String text, Evaluator first, Evaluator second, LongBinaryOperator function) {
    this.text = text;
    this.first = first;
    this.second = second;
    this.function = function;
  }

  static Evaluator of(Call call, Evaluator x, LongUnaryOperator function) {
    return new LongCall(call.text(), x, x, (value, same) -> function.applyAsLong(value));
  }

  static Evaluator of(Call call, Evaluator x, Evaluator y, LongBinaryOperator function) {
    return new LongCall(call.text(), x, y, function);
  }

  @Override
  public ColumnType type() {
    return ColumnType.LONG;
  }

  @Override
  public List<Evaluator> operands() {
    return first == second ? List.of(first) : List.of(first, second);
  }

  @Override
  public boolean canFail() {
    return true;
  }

  @Override
  public Column evaluate(Batch batch) {
    LongColumn a = (LongColumn) first.evaluate(batch);
    LongColumn b = first == second ? a : (LongColumn) second.evaluate(batch);
    ResultShape shape = ResultShape.of(batch, a, b);
    Missing missing = shape.missing(a, b);
    long[] results = new long[shape.count()];
    int row = 0;
    try {
      for (; row < results.length; row++) {
        if (!missing.contains(row)) {
          results[row] = function.applyAsLong(a.longAt(row), b.longAt(row));
        }
      }
    } catch (ArithmeticException e) {
      throw batch.problem(
          row, "'%s' overflows 64 bits for %d; cast it to double".formatted(text, a.longAt(row)));
    }
    return shape.longs(results, missing);
  }
}
