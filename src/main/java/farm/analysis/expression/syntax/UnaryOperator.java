package farm.analysis.expression.syntax;

/** An operator before its operand. */
public enum UnaryOperator {
  /** The negation of a number. */
  MINUS("-"),
  /** The number itself. */
  PLUS("+"),
  /** The negation of a truth value. */
  NOT("not");

  private final String sign;

  UnaryOperator(String sign) {
    this.sign = sign;
  }

  /** The operator as it is written. */
  public String sign() {
    return sign;
  }
}
