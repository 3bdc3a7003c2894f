package farm.analysis.expression.syntax;

import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses the text of an expression: by recursive descent where a form starts with a word, by
 * operator precedence elsewhere (V. R. Pratt, POPL 1973). A text may have at most 100,000 chars,
 * and a tree at most 10,000 nodes on 200 levels.
 */
public final class Parser {

  private static final int MOST_CHARS = 100_000;

  private final Source source;
  private final Lexer lexer;
  private final TreeLimits limits;
  private final Operands operands;
  private Token token;
  private Token taken;

  private Parser(Source source) {
    this.source = source;
    this.lexer = new Lexer(source);
    this.limits = new TreeLimits(source);
    this.token = lexer.next();
    this.taken = token;
    this.operands = new Operands(this, limits);
  }

  /**
   * The tree of an expression's text.
   *
   * @throws RequestException if the text isn't an expression or exceeds the limits
   */
  public static Syntax parse(Source source) {
    int length = source.text().length();
    if (length > MOST_CHARS) {
      throw source.problem(
          new Span(0, length),
          String.format(
              Locale.ROOT,
              "an expression should have at most %,d characters, has %,d",
              MOST_CHARS,
              length));
    }
    Parser parser = new Parser(source);
    Syntax whole = parser.expression();
    if (parser.token.kind() != Token.Kind.END) {
      throw parser.unexpected("an operator or the end");
    }
    return whole;
  }

  Syntax expression() {
    return expression(0);
  }

  /** Reads an expression whose operators bind at least as tightly as {@code precedence}. */
  Syntax expression(int precedence) {
    Span start = token.at();
    limits.enter(start);
    Syntax left = operands.read();
    Optional<Syntax> longer = Optional.of(left);
    while (longer.isPresent()) {
      left = longer.get();
      longer = continued(start, left, precedence);
    }
    limits.leave();
    return left;
  }

  private Optional<Syntax> continued(Span start, Syntax left, int precedence) {
    Optional<BinaryOperator> operator = BinaryOperator.of(token);
    if (operator.isPresent()) {
      return operator.get().precedence() < precedence
          ? Optional.empty()
          : Optional.of(binary(start, left, operator.get()));
    }
    boolean isTest =
        token.is("is")
            || token.is("not")
            || token.is("between")
            || token.is("in")
            || token.is("like");
    return isTest && BinaryOperator.TEST >= precedence
        ? Optional.of(test(start, left))
        : Optional.empty();
  }

  private Syntax binary(Span start, Syntax left, BinaryOperator operator) {
    String sign = take().text();
    Syntax right = expression(operator.precedence() + 1);
    return limits.checked(new Syntax.Binary(since(start), operator, sign, left, right));
  }

  private Syntax test(Span start, Syntax left) {
    boolean isNull = takeIf("is");
    boolean negated = takeIf("not");
    Syntax test;
    if (isNull) {
      expect("null");
      test = new Syntax.IsNull(since(start), left);
    } else if (takeIf("between")) {
      Syntax low = expression(BinaryOperator.TEST + 1);
      expect("and");
      Syntax high = expression(BinaryOperator.TEST + 1);
      test = new Syntax.Between(since(start), left, low, high);
    } else if (takeIf("in")) {
      expect("(");
      List<Syntax> values = list();
      expect(")");
      test = new Syntax.In(since(start), left, values);
    } else if (takeIf("like")) {
      test = like(start, left);
    } else {
      throw unexpected("between, in or like");
    }
    limits.checked(test);
    return negated ? limits.checked(new Syntax.Unary(test.at(), UnaryOperator.NOT, test)) : test;
  }

  private Syntax like(Span start, Syntax left) {
    Syntax pattern = expression(BinaryOperator.TEST + 1);
    @Nullable Syntax escape = takeIf("escape") ? expression(BinaryOperator.TEST + 1) : null;
    return new Syntax.Like(since(start), left, pattern, escape);
  }

  /** Reads one or more expressions, separated by commas. */
  List<Syntax> list() {
    List<Syntax> list = new ArrayList<>();
    do {
      list.add(expression());
    } while (takeIf(","));
    return list;
  }

  /** The span from {@code start} to the end of the last token taken. */
  Span since(Span start) {
    return start.to(taken.at());
  }

  String text(Span at) {
    return source.at(at);
  }

  Token token() {
    return token;
  }

  Token take() {
    taken = token;
    token = lexer.next();
    return taken;
  }

  boolean takeIf(String keywordOrSign) {
    boolean found = token.is(keywordOrSign);
    if (found) {
      take();
    }
    return found;
  }

  void expect(String keywordOrSign) {
    if (!takeIf(keywordOrSign)) {
      throw unexpected("'" + keywordOrSign + "'");
    }
  }

  RequestException unexpected(String expected) {
    return problem(
        token.at(),
        token.kind() == Token.Kind.END
            ? "expected %s, but the expression ends".formatted(expected)
            : "expected %s, but found %s%s"
                .formatted(
                    expected,
                    source.at(token.at()),
                    token.text().equalsIgnoreCase("over")
                        ? "; WindowFunctions computes over the rows in order"
                        : ""));
  }

  RequestException problem(Span at, String message) {
    return source.problem(at, message);
  }
}
