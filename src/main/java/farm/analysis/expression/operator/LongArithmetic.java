package farm.analysis.expression.operator;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.Missing;
import farm.analysis.expression.evaluate.ResultShape;
import farm.analysis.problem.DataException;
import java.math.BigInteger;
import java.util.List;

/**
 * Arithmetic on 64-bit integers. A result beyond 64 bits is an error in the data; the result of a
 * division by zero is missing.
 */
final class LongArithmetic implements Evaluator {

  private final Arithmetic operation;
  private final Evaluator left;
  private final Evaluator right;
  private final String text;

  LongArithmetic(Arithmetic operation, Evaluator left, Evaluator right, String text) {
    this.operation = operation;
    this.left = left;
    this.right = right;
    this.text = text;
  }

  @Override
  public ColumnType type() {
    return ColumnType.LONG;
  }

  @Override
  public List<Evaluator> operands() {
    return List.of(left, right);
  }

  @Override
  public boolean canFail() {
    return operation != Arithmetic.REMAINDER || Evaluator.super.canFail();
  }

  @Override
  public Column evaluate(Batch batch) {
    LongColumn a = (LongColumn) left.evaluate(batch);
    LongColumn b = (LongColumn) right.evaluate(batch);
    ResultShape shape = ResultShape.of(batch, a, b);
    Missing missing = shape.missing(a, b);
    long[] results = new long[shape.count()];
    boolean overflow =
        switch (operation) {
          case PLUS -> add(a, b, results);
          case MINUS -> subtract(a, b, results);
          case TIMES -> multiply(a, b, results);
          case DIVIDED_BY -> divide(a, b, results, missing);
          case REMAINDER -> remainder(a, b, results, missing);
        };
    for (int i = 0; overflow && i < results.length; i++) {
      if (!missing.contains(i) && overflows(a.longAt(i), b.longAt(i))) {
        throw problem(batch, i, a.longAt(i), b.longAt(i));
      }
    }
    return shape.longs(results, missing);
  }

  private static boolean add(LongColumn a, LongColumn b, long[] results) {
    long overflow = 0;
    for (int i = 0; i < results.length; i++) {
      long x = a.longAt(i);
      long y = b.longAt(i);
      long sum = x + y;
      overflow |= (x ^ sum) & (y ^ sum);
      results[i] = sum;
    }
    return overflow < 0;
  }

  private static boolean subtract(LongColumn a, LongColumn b, long[] results) {
    long overflow = 0;
    for (int i = 0; i < results.length; i++) {
      long x = a.longAt(i);
      long y = b.longAt(i);
      long difference = x - y;
      overflow |= (x ^ y) & (x ^ difference);
      results[i] = difference;
    }
    return overflow < 0;
  }

  private static boolean multiply(LongColumn a, LongColumn b, long[] results) {
    long overflow = 0;
    for (int i = 0; i < results.length; i++) {
      long x = a.longAt(i);
      long y = b.longAt(i);
      long product = x * y;
      overflow |= Math.multiplyHigh(x, y) ^ product >> 63;
      results[i] = product;
    }
    return overflow != 0;
  }

  private static boolean divide(LongColumn a, LongColumn b, long[] results, Missing missing) {
    boolean overflow = false;
    for (int i = 0; i < results.length; i++) {
      long y = b.longAt(i);
      if (y == 0) {
        missing.add(i);
      } else {
        overflow |= y == -1 && a.longAt(i) == Long.MIN_VALUE;
        results[i] = a.longAt(i) / y;
      }
    }
    return overflow;
  }

  private static boolean remainder(LongColumn a, LongColumn b, long[] results, Missing missing) {
    for (int i = 0; i < results.length; i++) {
      long y = b.longAt(i);
      if (y == 0) {
        missing.add(i);
      } else {
        results[i] = a.longAt(i) % y;
      }
    }
    return false;
  }

  private boolean overflows(long x, long y) {
    BigInteger a = BigInteger.valueOf(x);
    BigInteger b = BigInteger.valueOf(y);
    BigInteger exact =
        switch (operation) {
          case PLUS -> a.add(b);
          case MINUS -> a.subtract(b);
          case TIMES -> a.multiply(b);
          case DIVIDED_BY -> a.divide(b);
          case REMAINDER -> a.remainder(b);
        };
    return exact.bitLength() >= Long.SIZE;
  }

  private DataException problem(Batch batch, int row, long x, long y) {
    return batch.problem(
        row,
        "'%s' overflows 64 bits: %d %s %d; cast one side to double"
            .formatted(text, x, operation.sign(), y));
  }
}
