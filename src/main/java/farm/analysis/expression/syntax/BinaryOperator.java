package farm.analysis.expression.syntax;

import java.util.Arrays;
import java.util.Optional;

/** An operator between two operands. */
public enum BinaryOperator {
  /** The logical or. */
  OR(1, "or"),
  /** The logical and. */
  AND(2, "and"),
  /** Tests if the values are equal. */
  EQUAL(4, "=", "=="),
  /** Tests if the values are not equal. */
  NOT_EQUAL(4, "<>", "!="),
  /** Tests if the left value is smaller. */
  LESS(5, "<"),
  /** Tests if the left value is smaller or equal. */
  LESS_OR_EQUAL(5, "<="),
  /** Tests if the left value is larger. */
  GREATER(5, ">"),
  /** Tests if the left value is larger or equal. */
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
  /** The concatenation of two texts. */
  CONCATENATE(8, "||");

  /** The precedence of {@code not}, which binds less tightly than a comparison. */
  static final int NOT = 3;

  /**
   * The precedence of {@code is}, {@code between}, {@code in} and {@code like}: that of {@code =}.
   */
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

  /** The precedence; the larger, the tighter it binds. The order is SQLite's. */
  int precedence() {
    return precedence;
  }

  /** The operator in its usual spelling. */
  public String sign() {
    return sign;
  }

  /** Returns true if it compares two values. */
  public boolean isComparison() {
    return precedence == EQUAL.precedence || precedence == LESS.precedence;
  }

  /** The operator that a token stands for; empty if the token isn't an operator. */
  static Optional<BinaryOperator> of(Token token) {
    return Arrays.stream(values())
        .filter(operator -> token.is(operator.sign) || token.is(operator.synonym))
        .findFirst();
  }
}
