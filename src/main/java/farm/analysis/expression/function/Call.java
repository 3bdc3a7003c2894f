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

/** One call of a function; each argument is checked when the function takes it. */
public final class Call {

  private final String name;
  private final Syntax.Call syntax;
  private final List<Operand> arguments;
  private final TypeCheck check;

  /** Creates a call of the function with this name, which must take this number of arguments. */
  public Call(String name, Syntax.Call syntax, List<Operand> arguments, TypeCheck check) {
    this.name = name;
    this.syntax = syntax;
    this.arguments = List.copyOf(arguments);
    this.check = check;
  }

  /** The name of the function. */
  String name() {
    return name;
  }

  int count() {
    return arguments.size();
  }

  /** The call as the user wrote it. */
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

  Evaluator truth(int index) {
    return check.truth(arguments.get(index), name);
  }

  List<Evaluator> numbers() {
    List<Operand> numbers =
        IntStream.range(0, count())
            .mapToObj(i -> new Operand(arguments.get(i).syntax(), number(i)))
            .toList();
    return check.sameType(numbers, name);
  }

  List<Evaluator> texts() {
    return IntStream.range(0, count()).mapToObj(this::text).toList();
  }

  /** The arguments from index {@code first} on, converted to one type. */
  List<Evaluator> sameType(int first) {
    return check.sameType(arguments.subList(first, count()), name);
  }

  List<Evaluator> alike() {
    return check.alike(arguments, name);
  }

  /**
   * The literal argument at {@code index}; if it has another type, adds a problem and returns
   * {@code ifNot}.
   */
  <T> T literal(int index, Class<T> type, String wanted, T ifNot) {
    return Constant.valueOf(any(index))
        .filter(type::isInstance)
        .map(type::cast)
        .orElseGet(
            () -> {
              problem(index, "%s needs %s".formatted(name, wanted));
              return ifNot;
            });
  }

  void problem(int index, String message) {
    Syntax argument = arguments.get(index).syntax();
    check.problem(argument.at(), "%s, but found %s".formatted(message, check.text(argument.at())));
  }

  /** An evaluator that calls the function row by row; the function has a result for every row. */
  Evaluator byRow(ColumnType type, List<Evaluator> values, RowFunction function) {
    return new RowCall(new RowCall.Callee(type, text(), false, function), values);
  }

  /** An evaluator that calls the function row by row; the function may have no result for a row. */
  Evaluator byRowOrFail(ColumnType type, List<Evaluator> values, RowFunction function) {
    return new RowCall(new RowCall.Callee(type, text(), true, function), values);
  }
}
