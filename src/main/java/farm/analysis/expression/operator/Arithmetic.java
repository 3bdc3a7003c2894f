package farm.analysis.expression.operator;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Evaluator;

/** The arithmetic operations on two numbers. */
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
   * The operation on two numbers: on longs if both are long, else on doubles. As in SQLite, doubles
   * are truncated to longs for a remainder.
   *
   * @param text the operation as the user wrote it, for messages
   */
  public Evaluator of(Evaluator left, Evaluator right, String text) {
    boolean ofLongs = left.type() == ColumnType.LONG && right.type() == ColumnType.LONG;
    ColumnType type = ofLongs || this == REMAINDER ? ColumnType.LONG : ColumnType.DOUBLE;
    Evaluator a = Conversion.to(type, left);
    Evaluator b = Conversion.to(type, right);
    Evaluator result =
        type == ColumnType.LONG
            ? new LongArithmetic(this, a, b, text)
            : new DoubleArithmetic(this, a, b);
    return ofLongs ? result : Conversion.to(ColumnType.DOUBLE, result);
  }
}
