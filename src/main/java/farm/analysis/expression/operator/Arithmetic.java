package farm.analysis.expression.operator;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Evaluator;

/** What is computed of two numbers. */
public enum Arithmetic {
  /** Sum. */
  PLUS("+"),
  /** Difference. */
  MINUS("-"),
  /** Product. */
  TIMES("*"),
  /** Quotient. */
  DIVIDED_BY("/"),
  /** Remainder, with the sign of the dividend. */
  REMAINDER("%");

  private final String sign;

  Arithmetic(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /**
   * The operation on two numbers: on doubles unless both are long.
   *
   * @param text the operation as it was written, for messages
   */
  public Evaluator of(Evaluator left, Evaluator right, String text) {
    return left.type() == ColumnType.LONG && right.type() == ColumnType.LONG
        ? new LongArithmetic(this, left, right, text)
        : new DoubleArithmetic(
            this, Conversion.to(ColumnType.DOUBLE, left), Conversion.to(ColumnType.DOUBLE, right));
  }
}
