package farm.analysis.expression.function;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.RowCall;
import farm.analysis.expression.evaluate.RowFunction;
import farm.analysis.expression.operator.Conversion;
import farm.analysis.expression.syntax.Syntax;
import farm.analysis.expression.types.Operand;
import farm.analysis.expression.types.TypeCheck;
import java.util.List;
import java.util.stream.IntStream;

/** One call of a function; its arguments are checked as they are taken. */
public final class Call {

  private final String name;
  private final Syntax.Call syntax;
  private final List<Operand> arguments;
  private final TypeCheck check;

  /** A call of the function of this name with as many arguments as it takes. */
  public Call(String name, Syntax.Call syntax, List<Operand> arguments, TypeCheck check) {
    this.name = name;
    this.syntax = syntax;
    this.arguments = List.copyOf(arguments);
    this.check = check;
  }

  int count() {
    return arguments.size();
  }

  /** The call as it was written. */
  String text() {
    return check.text(syntax.at());
  }

  Evaluator any(int index) {
    return arguments.get(index).evaluator();
  }

  Evaluator number(int index) {
    return check.number(arguments.get(index), name);
  }

  Evaluator asDouble(int index) {
    return Conversion.to(ColumnType.DOUBLE, number(index));
  }

  Evaluator integer(int index) {
    return check.integer(arguments.get(index), name);
  }

  Evaluator text(int index) {
    return check.text(arguments.get(index), name);
  }

  List<Evaluator> numbers() {
    List<Operand> numbers =
        IntStream.range(0, count())
            .mapToObj(i -> new Operand(arguments.get(i).syntax(), number(i)))
            .toList();
    return check.sameType(numbers, name);
  }

  List<Evaluator> sameType() {
    return check.sameType(arguments, name);
  }

  List<Evaluator> alike() {
    return check.alike(arguments, name);
  }

  /** A number or text that is written out, as {@code type}; {@code ifNot} if it isn't that. */
  <T> T literal(int index, Class<T> type, String wanted, T ifNot) {
    return Constant.valueOf(any(index))
        .filter(type::isInstance)
        .map(type::cast)
        .orElseGet(
            () -> {
              problem(index, "%s needs %s here".formatted(name, wanted));
              return ifNot;
            });
  }

  void problem(int index, String message) {
    Syntax argument = arguments.get(index).syntax();
    check.problem(argument.at(), "%s, found %s".formatted(message, check.text(argument.at())));
  }

  /** What evaluates the call row by row, for a function that has a result for every row. */
  Evaluator byRow(ColumnType type, List<Evaluator> values, RowFunction function) {
    return new RowCall(new RowCall.Callee(type, text(), false, function), values);
  }

  /** What evaluates the call row by row, for a function that may have no result. */
  Evaluator byRowOrFail(ColumnType type, List<Evaluator> values, RowFunction function) {
    return new RowCall(new RowCall.Callee(type, text(), true, function), values);
  }
}
