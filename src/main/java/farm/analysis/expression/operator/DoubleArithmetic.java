package farm.analysis.expression.operator;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.ResultShape;
import java.util.List;

/**
 * Arithmetic on doubles (IEEE 754, round to nearest). The result is missing for a division by zero
 * and for NaN.
 */
final class DoubleArithmetic implements Evaluator {

  private final Arithmetic operation;
  private final Evaluator left;
  private final Evaluator right;

  DoubleArithmetic(Arithmetic operation, Evaluator left, Evaluator right) {
    this.operation = operation;
    this.left = left;
    this.right = right;
  }

  @Override
  public ColumnType type() {
    return ColumnType.DOUBLE;
  }

  @Override
  public List<Evaluator> operands() {
    return List.of(left, right);
  }

  @Override
  public Column evaluate(Batch batch) {
    DoubleColumn a = (DoubleColumn) left.evaluate(batch);
    DoubleColumn b = (DoubleColumn) right.evaluate(batch);
    ResultShape shape = ResultShape.of(batch, a, b);
    double[] results = new double[shape.count()];
    switch (operation) {
      case PLUS -> add(a, b, results);
      case MINUS -> subtract(a, b, results);
      case TIMES -> multiply(a, b, results);
      case DIVIDED_BY -> divide(a, b, results);
      case REMAINDER ->
          throw new IllegalStateException("a remainder should be of longs, was of doubles");
    }
    return shape.doubles(results, shape.missing(a, b));
  }

  private static void add(DoubleColumn a, DoubleColumn b, double[] results) {
    for (int i = 0; i < results.length; i++) {
      results[i] = a.doubleAt(i) + b.doubleAt(i);
    }
  }

  private static void subtract(DoubleColumn a, DoubleColumn b, double[] results) {
    for (int i = 0; i < results.length; i++) {
      results[i] = a.doubleAt(i) - b.doubleAt(i);
    }
  }

  private static void multiply(DoubleColumn a, DoubleColumn b, double[] results) {
    for (int i = 0; i < results.length; i++) {
      results[i] = a.doubleAt(i) * b.doubleAt(i);
    }
  }

  private static void divide(DoubleColumn a, DoubleColumn b, double[] results) {
    for (int i = 0; i < results.length; i++) {
      double y = b.doubleAt(i);
      results[i] = y == 0 ? Double.NaN : a.doubleAt(i) / y;
    }
  }
}
