package farm.analysis.expression.syntax;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.TypeNames;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one operand: a literal, a column, a call, a keyword form, or an expression with a sign or
 * in brackets.
 */
final class Operands {

  /** The precedence of a sign before an operand, which binds tighter than all binary operators. */
  private static final int SIGN = 9;

  private final Parser parser;
  private final TreeLimits limits;

  Operands(Parser parser, TreeLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  Syntax read() {
    return switch (parser.token().kind()) {
      case INTEGER, DECIMAL -> number(parser.token().at(), "");
      case TEXT -> text();
      case NAME -> nameOrCall();
      case QUOTED_NAME -> column();
      case KEYWORD -> keyword();
      case SIGN -> signed();
      case END -> throw parser.unexpected("a value");
    };
  }

  private Syntax number(Span start, String sign) {
    Token number = parser.take();
    return literal(parser.since(start), value(number, sign));
  }

  /** The value of a number; an integer beyond 64 bits is a double, as in SQLite. */
  private static Object value(Token number, String sign) {
    if (number.kind() == Token.Kind.INTEGER) {
      BigInteger integer = new BigInteger(sign + number.text());
      if (integer.bitLength() < Long.SIZE) {
        return integer.longValueExact();
      }
    }
    return Double.parseDouble(sign + number.text());
  }

  private Syntax text() {
    Token text = parser.take();
    return literal(text.at(), text.text());
  }

  private Syntax literal(Span at, @Nullable Object value) {
    return limits.checked(new Syntax.Literal(at, value));
  }

  private Syntax column() {
    Token name = parser.take();
    return limits.checked(
        new Syntax.ColumnName(name.at(), name.text(), name.kind() == Token.Kind.QUOTED_NAME));
  }

  private Syntax nameOrCall() {
    Syntax column = column();
    if (!parser.takeIf("(")) {
      return column;
    }
    List<Syntax> arguments = parser.token().is(")") ? List.of() : parser.list();
    parser.expect(")");
    return limits.checked(
        new Syntax.Call(parser.since(column.at()), ((Syntax.ColumnName) column).name(), arguments));
  }

  private Syntax keyword() {
    Span start = parser.token().at();
    if (parser.takeIf("null")) {
      return literal(start, null);
    }
    if (parser.takeIf("true")) {
      return literal(start, true);
    }
    if (parser.takeIf("false")) {
      return literal(start, false);
    }
    if (parser.takeIf("not")) {
      return unary(start, UnaryOperator.NOT, BinaryOperator.NOT);
    }
    if (parser.takeIf("case")) {
      return caseWhen(start);
    }
    if (parser.takeIf("cast")) {
      return cast(start);
    }
    throw parser.unexpected("a value");
  }

  private Syntax signed() {
    Span start = parser.token().at();
    if (parser.takeIf("(")) {
      Syntax inner = parser.expression();
      parser.expect(")");
      return inner;
    }
    if (parser.takeIf("+")) {
      return unary(start, UnaryOperator.PLUS, SIGN);
    }
    if (!parser.takeIf("-")) {
      throw parser.unexpected("a value");
    }
    Token.Kind next = parser.token().kind();
    return next == Token.Kind.INTEGER || next == Token.Kind.DECIMAL
        ? number(start, "-")
        : unary(start, UnaryOperator.MINUS, SIGN);
  }

  /**
   * Minus before a double literal in brackets also gives a literal: -(0.0) is -0.0, but 0 - 0.0
   * isn't.
   */
  private Syntax unary(Span start, UnaryOperator operator, int precedence) {
    Syntax operand = parser.expression(precedence);
    if (operator == UnaryOperator.MINUS
        && operand instanceof Syntax.Literal literal
        && literal.value() instanceof Double number) {
      return literal(parser.since(start), -number);
    }
    return limits.checked(new Syntax.Unary(parser.since(start), operator, operand));
  }

  private Syntax caseWhen(Span start) {
    @Nullable Syntax operand = parser.token().is("when") ? null : parser.expression();
    List<Syntax.Case.When> branches = new ArrayList<>();
    do {
      parser.expect("when");
      Syntax condition = parser.expression();
      parser.expect("then");
      branches.add(new Syntax.Case.When(condition, parser.expression()));
    } while (parser.token().is("when"));
    @Nullable Syntax otherwise = parser.takeIf("else") ? parser.expression() : null;
    parser.expect("end");
    return limits.checked(new Syntax.Case(parser.since(start), operand, branches, otherwise));
  }

  private Syntax cast(Span start) {
    parser.expect("(");
    Syntax operand = parser.expression();
    parser.expect("as");
    ColumnType type = type();
    parser.expect(")");
    return limits.checked(new Syntax.Cast(parser.since(start), operand, type));
  }

  /** Reads a name of one or more words, and a length or size in brackets. */
  private ColumnType type() {
    Span start = parser.token().at();
    if (parser.token().kind() != Token.Kind.NAME) {
      throw parser.unexpected("a type");
    }
    do {
      parser.take();
    } while (parser.token().kind() == Token.Kind.NAME);
    if (parser.takeIf("(")) {
      parser.list();
      parser.expect(")");
    }
    Span at = parser.since(start);
    String name = parser.text(at);
    return TypeNames.find(name).orElseThrow(() -> parser.problem(at, TypeNames.unknown(name)));
  }
}
