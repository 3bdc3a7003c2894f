package farm.analysis.expression.operator;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.Missing;
import farm.analysis.expression.evaluate.ResultShape;
import farm.analysis.expression.evaluate.RowCall;
import farm.analysis.expression.evaluate.RowFunction;
import java.util.List;

/**
 * Converts values as {@code cast} does: between numbers and truth values, from text to JSON and
 * back.
 */
public final class Conversion implements Evaluator {

  private final ColumnType type;
  private final Evaluator operand;

  private Conversion(ColumnType type, Evaluator operand) {
    this.type = type;
    this.operand = operand;
  }

  /** The operand as values of this type; missing where a value can't be converted. */
  public static Evaluator to(ColumnType type, Evaluator operand) {
    ColumnType from = operand.type();
    if (Constant.isUntyped(operand)) {
      return Constant.missing(type);
    }
    if (from == type) {
      return operand;
    }
    if (from.isTextual() == type.isTextual()) {
      return new Conversion(type, operand);
    }
    RowFunction function = from.isTextual() ? ValueText.reader(type) : ValueText.writer(from);
    return new RowCall(new RowCall.Callee(type, "", false, function), List.of(operand));
  }

  /** Returns true if the operand is a constant text that gives no value of this type. */
  public static boolean givesNothing(ColumnType type, Evaluator operand) {
    return Constant.valueOf(operand)
        .filter(value -> value instanceof String text && ValueText.value(text, type) == null)
        .isPresent();
  }

  @Override
  public ColumnType type() {
    return type;
  }

  @Override
  public List<Evaluator> operands() {
    return List.of(operand);
  }

  @Override
  public Column evaluate(Batch batch) {
    Column values = operand.evaluate(batch);
    ResultShape shape = ResultShape.of(batch, values);
    Missing missing = shape.missing(values);
    return switch (type) {
      case LONG -> shape.longs(longs(values, shape.count()), missing);
      case DOUBLE -> shape.doubles(doubles(values, shape.count()), missing);
      case BOOLEAN -> shape.booleans(booleans(values, shape.count()), missing);
      case TEXT, JSON -> ((TextColumn) values).as(type);
    };
  }

  /**
   * Converts doubles by dropping their fraction, or to the nearest long if they are beyond 64 bits.
   * Converts truth values to 0 and 1.
   */
  private static long[] longs(Column values, int count) {
    long[] longs = new long[count];
    if (values instanceof DoubleColumn doubles) {
      for (int i = 0; i < count; i++) {
        longs[i] = (long) doubles.doubleAt(i);
      }
    } else {
      for (int i = 0; i < count; i++) {
        longs[i] = ((BooleanColumn) values).booleanAt(i) ? 1 : 0;
      }
    }
    return longs;
  }

  private static double[] doubles(Column values, int count) {
    double[] doubles = new double[count];
    if (values instanceof LongColumn longs) {
      for (int i = 0; i < count; i++) {
        doubles[i] = longs.longAt(i);
      }
    } else {
      for (int i = 0; i < count; i++) {
        doubles[i] = ((BooleanColumn) values).booleanAt(i) ? 1 : 0;
      }
    }
    return doubles;
  }

  private static boolean[] booleans(Column values, int count) {
    boolean[] booleans = new boolean[count];
    if (values instanceof LongColumn longs) {
      for (int i = 0; i < count; i++) {
        booleans[i] = longs.longAt(i) != 0;
      }
    } else {
      for (int i = 0; i < count; i++) {
        booleans[i] = ((DoubleColumn) values).doubleAt(i) != 0;
      }
    }
    return booleans;
  }
}
