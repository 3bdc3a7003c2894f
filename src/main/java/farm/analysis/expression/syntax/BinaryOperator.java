package farm.analysis.expression.syntax;

import java.util.Arrays;
import java.util.Optional;

/** An operator between two operands. */
public enum BinaryOperator {
  /** True if either is. */
  OR(1, "or"),
  /** True if both are. */
  AND(2, "and"),
  /** Equal. */
  EQUAL(4, "=", "=="),
  /** Not equal. */
  NOT_EQUAL(4, "<>", "!="),
  /** Smaller. */
  LESS(5, "<"),
  /** Smaller or equal. */
  LESS_OR_EQUAL(5, "<="),
  /** Larger. */
  GREATER(5, ">"),
  /** Larger or equal. */
  GREATER_OR_EQUAL(5, ">="),
  /** Sum. */
  PLUS(6, "+"),
  /** Difference. */
  MINUS(6, "-"),
  /** Product. */
  TIMES(7, "*"),
  /** Quotient. */
  DIVIDED_BY(7, "/"),
  /** Remainder. */
  REMAINDER(7, "%"),
  /** One text after the other. */
  CONCATENATE(8, "||");

  /** How tightly NOT binds, looser than a comparison. */
  static final int NOT = 3;

  /** How tightly {@code is}, {@code between}, {@code in} and {@code like} bind, as {@code =}. */
  static final int TEST = 4;

  private final int precedence;
  private final String sign;
  private final String synonym;

  BinaryOperator(int precedence, String sign) {
    this(precedence, sign, sign);
  }

  BinaryOperator(int precedence, String sign, String synonym) {
    this.precedence = precedence;
    this.sign = sign;
    this.synonym = synonym;
  }

  /** How tightly it binds: the larger, the tighter; the order is SQLite's. */
  int precedence() {
    return precedence;
  }

  /** As it is usually written. */
  public String sign() {
    return sign;
  }

  /** Whether it compares two values. */
  public boolean isComparison() {
    return precedence == EQUAL.precedence || precedence == LESS.precedence;
  }

  /** The operator this token is, if it is one. */
  static Optional<BinaryOperator> of(Token token) {
    return Arrays.stream(values())
        .filter(operator -> token.is(operator.sign) || token.is(operator.synonym))
        .findFirst();
  }
}
