package farm.analysis.expression.syntax;

/** An operator before its operand. */
public enum UnaryOperator {
  /** The negative number. */
  MINUS("-"),
  /** The number itself. */
  PLUS("+"),
  /** True of false and false of true. */
  NOT("not");

  private final String sign;

  UnaryOperator(String sign) {
    this.sign = sign;
  }

  /** As it is written. */
  public String sign() {
    return sign;
  }
}
