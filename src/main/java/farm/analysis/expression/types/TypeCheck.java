package farm.analysis.expression.types;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.operator.Conversion;
import farm.analysis.expression.syntax.Source;
import farm.analysis.expression.syntax.Span;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the types of operands and collects the problems. A wrong operand is replaced by a missing
 * value of the required type, so that each mistake is one problem only.
 */
public final class TypeCheck {

  private final Source source;
  private final List<RequestException> problems = new ArrayList<>();

  /** Creates a check of the operands in this text. */
  public TypeCheck(Source source) {
    this.source = source;
  }

  /** The text of an operator or function with its operands. */
  public String text(Span at) {
    return source.at(at);
  }

  /** Adds a problem at this place. */
  public void problem(Span at, String message) {
    problems.add(source.problem(at, message));
  }

  /** Returns true if there are problems. */
  public boolean hasProblems() {
    return !problems.isEmpty();
  }

  /**
   * Throws the first problem, with the others as suppressed exceptions.
   *
   * @throws RequestException if there is a problem
   */
  public void throwProblems() {
    RequestException.throwIfAny(problems);
  }

  /** Checks that the operand is a long or a double. */
  public Evaluator number(Operand operand, String user) {
    Evaluator evaluator = operand.evaluator();
    return evaluator.type().isNumeric() && !Constant.isUntyped(evaluator)
        ? evaluator
        : missing(
            evaluator.type().isTextual() ? ColumnType.DOUBLE : ColumnType.LONG,
            "a number",
            operand,
            user);
  }

  /** Checks that the operand is a long. */
  public Evaluator integer(Operand operand, String user) {
    return exactly(ColumnType.LONG, "a long", operand, user);
  }

  /** Checks that the operand is true or false. */
  public Evaluator truth(Operand operand, String user) {
    return exactly(ColumnType.BOOLEAN, "true or false", operand, user);
  }

  /** Checks that the operand is text or JSON. */
  public Evaluator text(Operand operand, String user) {
    Evaluator evaluator = operand.evaluator();
    return evaluator.type().isTextual()
        ? evaluator
        : missing(ColumnType.TEXT, "text", operand, user);
  }

  private Evaluator exactly(ColumnType type, String wanted, Operand operand, String user) {
    Evaluator evaluator = operand.evaluator();
    return evaluator.type() == type && !Constant.isUntyped(evaluator)
        ? evaluator
        : missing(type, wanted, operand, user);
  }

  private Evaluator missing(ColumnType type, String wanted, Operand operand, String user) {
    if (!Constant.isUntyped(operand.evaluator())) {
      String text = text(operand.syntax().at());
      problem(
          operand.syntax().at(),
          "%s needs %s, but %s is %s; %s"
              .formatted(
                  user,
                  wanted,
                  text,
                  operand.evaluator().type().word(),
                  remedy(type, operand, text)));
    }
    return Constant.missing(type);
  }

  private static String remedy(ColumnType wanted, Operand operand, String text) {
    if (wanted == ColumnType.BOOLEAN) {
      return operand.evaluator().type().isNumeric()
          ? "write %s <> 0".formatted(text)
          : "compare it with a value";
    }
    return Conversion.givesNothing(wanted, operand.evaluator())
        ? "cast would give a missing value"
        : "write cast(%s as %s)".formatted(text, wanted.word());
  }

  /**
   * Checks that all operands are numbers, all are text or all are truth values, so that they can be
   * compared or form one column.
   */
  public List<Evaluator> alike(List<Operand> operands, String user) {
    Optional<Operand> first =
        operands.stream().filter(operand -> !Constant.isUntyped(operand.evaluator())).findFirst();
    if (first.isEmpty()) {
      return operands.stream().map(Operand::evaluator).toList();
    }
    ColumnType common = first.get().evaluator().type();
    for (Operand operand : operands) {
      if (!Constant.isUntyped(operand.evaluator())) {
        common = common(common, operand, first.get(), user);
      }
    }
    ColumnType type = common;
    return operands.stream()
        .map(operand -> converted(operand.evaluator(), type))
        .collect(Collectors.toList());
  }

  /**
   * The operand, or missing if it doesn't fit. Longs beside doubles aren't converted, because
   * comparisons of the two are exact.
   */
  private static Evaluator converted(Evaluator evaluator, ColumnType type) {
    if (Constant.isUntyped(evaluator)) {
      return Constant.missing(type);
    }
    boolean fits =
        evaluator.type().isNumeric() == type.isNumeric()
            && evaluator.type().isTextual() == type.isTextual();
    return fits ? evaluator : Constant.missing(type);
  }

  /** The operands, converted to exactly one type. */
  public List<Evaluator> sameType(List<Operand> operands, String user) {
    List<Evaluator> alike = alike(operands, user);
    ColumnType type =
        alike.stream().map(Evaluator::type).reduce(TypeCheck::wider).orElse(ColumnType.LONG);
    return alike.stream()
        .map(
            evaluator -> Constant.isUntyped(evaluator) ? evaluator : Conversion.to(type, evaluator))
        .toList();
  }

  private ColumnType common(ColumnType sofar, Operand next, Operand first, String user) {
    ColumnType type = next.evaluator().type();
    boolean fits = type.isNumeric() == sofar.isNumeric() && type.isTextual() == sofar.isTextual();
    if (fits) {
      return wider(sofar, type);
    }
    problem(
        next.syntax().at(),
        "%s needs values of one type, but %s is %s and %s is %s; write %s"
            .formatted(
                user,
                text(first.syntax().at()),
                sofar.word(),
                text(next.syntax().at()),
                type.word(),
                castToFit(first, next)));
    return sofar;
  }

  /**
   * The cast that makes two operands fit: text is cast before truth values, and those before
   * numbers. Beside a text literal that would be missing as a number, the number is cast to text.
   */
  private String castToFit(Operand one, Operand other) {
    ColumnType first = one.evaluator().type();
    ColumnType second = other.evaluator().type();
    boolean castFirst = first.isTextual() || (first == ColumnType.BOOLEAN && !second.isTextual());
    Operand cast = castFirst ? one : other;
    Operand kept = castFirst ? other : one;
    ColumnType type = kept.evaluator().type();
    if (Conversion.givesNothing(type, cast.evaluator())) {
      return cast(kept, ColumnType.TEXT);
    }
    boolean fromText = cast.evaluator().type().isTextual();
    return cast(cast, fromText && type == ColumnType.LONG ? ColumnType.DOUBLE : type);
  }

  private String cast(Operand operand, ColumnType type) {
    return "cast(%s as %s)".formatted(text(operand.syntax().at()), type.word());
  }

  private static ColumnType wider(ColumnType one, ColumnType other) {
    return one.widenedWith(other).orElse(one);
  }
}
