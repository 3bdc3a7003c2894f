package farm.analysis.expression.operator;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.CodePoints;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.expression.evaluate.Arguments;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.ResultShape;
import farm.analysis.expression.evaluate.RowCall;
import java.util.List;

/**
 * Compares two numbers by their exact values, or two truth values, where false is the smaller one.
 * Text is compared by code points; see {@link CodePoints}.
 */
public final class Comparison implements Evaluator {

  /** The kinds of comparison, each with the orders of two values that make it true. */
  public enum Test {
    /** The values are equal. */
    EQUAL(0b010),
    /** The values are not equal. */
    NOT_EQUAL(0b101),
    /** The left value is smaller. */
    LESS(0b001),
    /** The left value is smaller or equal. */
    LESS_OR_EQUAL(0b011),
    /** The left value is larger. */
    GREATER(0b100),
    /** The left value is larger or equal. */
    GREATER_OR_EQUAL(0b110);

    /** The orders that make it true: bit 0 for smaller, bit 1 for equal, bit 2 for larger. */
    private final int accepted;

    Test(int accepted) {
      this.accepted = accepted;
    }

    boolean accepts(int order) {
      return ((accepted >>> (Integer.signum(order) + 1)) & 1) != 0;
    }

    private Test swapped() {
      return switch (this) {
        case EQUAL, NOT_EQUAL -> this;
        case LESS -> GREATER;
        case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
        case GREATER -> LESS;
        case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
      };
    }
  }

  private final Test test;
  private final Evaluator left;
  private final Evaluator right;

  private Comparison(Test test, Evaluator left, Evaluator right) {
    this.test = test;
    this.left = left;
    this.right = right;
  }

  /** The evaluator that compares two numbers, two texts or two truth values. */
  public static Evaluator of(Test test, Evaluator left, Evaluator right) {
    if (left.type().isTextual()) {
      return new RowCall(
          new RowCall.Callee(
              ColumnType.BOOLEAN, "", false, arguments -> compareTexts(test, arguments)),
          List.of(left, right));
    }
    if (left.type() == ColumnType.LONG && right.type() == ColumnType.DOUBLE) {
      return of(test.swapped(), right, left);
    }
    return new Comparison(
        test, left, left.type() == ColumnType.DOUBLE ? exactDouble(right) : right);
  }

  private static boolean compareTexts(Test test, Arguments arguments) {
    return test.accepts(CodePoints.compare(arguments.textAt(0), arguments.textAt(1)));
  }

  /**
   * A long literal as a double of exactly its value, if there is one; else the evaluator itself.
   */
  private static Evaluator exactDouble(Evaluator evaluator) {
    return Constant.valueOf(evaluator)
        .filter(value -> value instanceof Long whole && isExact(whole))
        .<Evaluator>map(value -> Constant.of(((Long) value).doubleValue()))
        .orElse(evaluator);
  }

  private static boolean isExact(long whole) {
    return Math.abs(whole) <= 1L << 53 && whole != Long.MIN_VALUE;
  }

  @Override
  public ColumnType type() {
    return ColumnType.BOOLEAN;
  }

  @Override
  public List<Evaluator> operands() {
    return List.of(left, right);
  }

  @Override
  public BooleanColumn evaluate(Batch batch) {
    Column a = left.evaluate(batch);
    Column b = right.evaluate(batch);
    ResultShape shape = ResultShape.of(batch, a, b);
    boolean[] results = new boolean[shape.count()];
    if (a instanceof LongColumn x && b instanceof LongColumn y) {
      compare(x, y, results);
    } else if (a instanceof DoubleColumn x && b instanceof DoubleColumn y) {
      compare(x, y, results);
    } else if (a instanceof DoubleColumn x && b instanceof LongColumn y) {
      compare(x, y, results);
    } else {
      compare((BooleanColumn) a, (BooleanColumn) b, results);
    }
    return shape.booleans(results, shape.missing(a, b));
  }

  private void compare(LongColumn a, LongColumn b, boolean[] results) {
    int accepted = test.accepted;
    for (int i = 0; i < results.length; i++) {
      long x = a.longAt(i);
      long y = b.longAt(i);
      results[i] = ((accepted >>> (x < y ? 0 : x == y ? 1 : 2)) & 1) != 0;
    }
  }

  private void compare(DoubleColumn a, DoubleColumn b, boolean[] results) {
    int accepted = test.accepted;
    for (int i = 0; i < results.length; i++) {
      double x = a.doubleAt(i);
      double y = b.doubleAt(i);
      results[i] = ((accepted >>> (x < y ? 0 : x == y ? 1 : 2)) & 1) != 0;
    }
  }

  private void compare(DoubleColumn a, LongColumn b, boolean[] results) {
    for (int i = 0; i < results.length; i++) {
      results[i] = test.accepts(compareExactly(a.doubleAt(i), b.longAt(i)));
    }
  }

  private void compare(BooleanColumn a, BooleanColumn b, boolean[] results) {
    for (int i = 0; i < results.length; i++) {
      results[i] = test.accepts(Boolean.compare(a.booleanAt(i), b.booleanAt(i)));
    }
  }

  /** Compares a double, which isn't NaN, with a long; rounds neither. */
  private static int compareExactly(double x, long y) {
    if (x >= 0x1p63) {
      return 1;
    }
    if (x < -0x1p63) {
      return -1;
    }
    long whole = (long) x;
    return whole == y ? (int) Math.signum(x - whole) : Long.compare(whole, y);
  }
}
