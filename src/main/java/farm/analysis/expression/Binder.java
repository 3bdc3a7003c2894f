package farm.analysis.expression;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.choice.Choice;
import farm.analysis.expression.evaluate.ColumnValues;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.Memoized;
import farm.analysis.expression.evaluate.RowCall;
import farm.analysis.expression.function.Call;
import farm.analysis.expression.function.Function;
import farm.analysis.expression.function.Functions;
import farm.analysis.expression.operator.Arithmetic;
import farm.analysis.expression.operator.Comparison;
import farm.analysis.expression.operator.Concatenation;
import farm.analysis.expression.operator.Conversion;
import farm.analysis.expression.operator.IsMissing;
import farm.analysis.expression.operator.LikePattern;
import farm.analysis.expression.operator.Logic;
import farm.analysis.expression.operator.Membership;
import farm.analysis.expression.operator.Not;
import farm.analysis.expression.syntax.BinaryOperator;
import farm.analysis.expression.syntax.Syntax;
import farm.analysis.expression.syntax.SyntaxVisitor;
import farm.analysis.expression.types.Operand;
import farm.analysis.expression.types.TypeCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds the evaluators of a tree for the columns of a schema; checks names and types on the way.
 */
final class Binder implements SyntaxVisitor<Evaluator> {

  private final Schema schema;
  private final TypeCheck check;

  Binder(Schema schema, TypeCheck check) {
    this.schema = schema;
    this.check = check;
  }

  private Operand operand(Syntax syntax) {
    return new Operand(syntax, syntax.accept(this));
  }

  private List<Operand> operands(List<Syntax> trees) {
    return trees.stream().map(this::operand).toList();
  }

  @Override
  public Evaluator literal(Syntax.Literal literal) {
    return Constant.of(literal.value());
  }

  @Override
  public Evaluator columnName(Syntax.ColumnName column) {
    Optional<Integer> index = schema.find(column.name());
    if (index.isEmpty()) {
      check.problem(
          column.at(),
          schema.unknownColumn(column.name())
              + (column.quoted() ? " (text is written in single quotes)" : ""));
      return Constant.of(null);
    }
    return new ColumnValues(index.get(), schema.field(index.get()).type());
  }

  @Override
  public Evaluator unary(Syntax.Unary unary) {
    Operand operand = operand(unary.operand());
    String sign = "'%s'".formatted(unary.operator().sign());
    return switch (unary.operator()) {
      case NOT -> new Not(check.truth(operand, sign));
      case PLUS -> check.number(operand, sign);
      case MINUS ->
          Arithmetic.MINUS.of(Constant.of(0L), check.number(operand, sign), check.text(unary.at()));
    };
  }

  @Override
  public Evaluator binary(Syntax.Binary binary) {
    Operand left = operand(binary.left());
    Operand right = operand(binary.right());
    return switch (binary.operator()) {
      case OR -> Logic.or(truths(binary.operator(), left, right));
      case AND -> Logic.and(truths(binary.operator(), left, right));
      case EQUAL -> compared(Comparison.Test.EQUAL, left, right);
      case NOT_EQUAL -> compared(Comparison.Test.NOT_EQUAL, left, right);
      case LESS -> compared(Comparison.Test.LESS, left, right);
      case LESS_OR_EQUAL -> compared(Comparison.Test.LESS_OR_EQUAL, left, right);
      case GREATER -> compared(Comparison.Test.GREATER, left, right);
      case GREATER_OR_EQUAL -> compared(Comparison.Test.GREATER_OR_EQUAL, left, right);
      case PLUS -> computed(Arithmetic.PLUS, binary, left, right);
      case MINUS -> computed(Arithmetic.MINUS, binary, left, right);
      case TIMES -> computed(Arithmetic.TIMES, binary, left, right);
      case DIVIDED_BY -> computed(Arithmetic.DIVIDED_BY, binary, left, right);
      case REMAINDER -> computed(Arithmetic.REMAINDER, binary, left, right);
      case CONCATENATE ->
          Concatenation.of(
              check.text(left, "'||'"), check.text(right, "'||'"), check.text(binary.at()));
    };
  }

  private List<Evaluator> truths(BinaryOperator operator, Operand left, Operand right) {
    String sign = "'%s'".formatted(operator.sign());
    return List.of(check.truth(left, sign), check.truth(right, sign));
  }

  private Evaluator compared(Comparison.Test test, Operand left, Operand right) {
    List<Evaluator> alike = check.alike(List.of(left, right), "a comparison");
    return Comparison.of(test, alike.get(0), alike.get(1));
  }

  private Evaluator computed(
      Arithmetic operation, Syntax.Binary binary, Operand left, Operand right) {
    if (operation == Arithmetic.PLUS && areTexts(left, right)) {
      check.problem(binary.at(), "'+' adds numbers; write || to join texts");
      return Constant.missing(ColumnType.DOUBLE);
    }
    String sign = "'%s'".formatted(binary.operator().sign());
    return operation.of(
        check.number(left, sign), check.number(right, sign), check.text(binary.at()));
  }

  /** Returns true if both operands are text, or one is a text literal that is no number. */
  private static boolean areTexts(Operand left, Operand right) {
    return (left.evaluator().type().isTextual() && right.evaluator().type().isTextual())
        || Conversion.givesNothing(ColumnType.DOUBLE, left.evaluator())
        || Conversion.givesNothing(ColumnType.DOUBLE, right.evaluator());
  }

  @Override
  public Evaluator isNull(Syntax.IsNull isNull) {
    return new IsMissing(operand(isNull.operand()).evaluator());
  }

  @Override
  public Evaluator between(Syntax.Between between) {
    List<Evaluator> alike = check.alike(operands(between.children()), "between");
    Evaluator value = Memoized.of(alike.get(0));
    return Logic.and(
        List.of(
            Comparison.of(Comparison.Test.GREATER_OR_EQUAL, value, alike.get(1)),
            Comparison.of(Comparison.Test.LESS_OR_EQUAL, value, alike.get(2))));
  }

  @Override
  public Evaluator in(Syntax.In in) {
    List<Evaluator> alike = check.alike(operands(in.children()), "in");
    return Membership.of(alike.get(0), alike.subList(1, alike.size()));
  }

  @Override
  public Evaluator like(Syntax.Like like) {
    Evaluator text = check.text(operand(like.operand()), "like");
    Evaluator pattern = check.text(operand(like.pattern()), "like");
    @Nullable String escape = like.escape() == null ? null : escape(like.escape());
    return new RowCall(
        new RowCall.Callee(
            ColumnType.BOOLEAN,
            check.text(like.at()),
            false,
            row -> LikePattern.matches(row.textAt(0), row.textAt(1), escape)),
        List.of(text, pattern));
  }

  private String escape(Syntax escape) {
    Optional<Object> value = Constant.valueOf(operand(escape).evaluator());
    if (value.isPresent()
        && value.get() instanceof String text
        && text.codePointCount(0, text.length()) == 1) {
      return text;
    }
    check.problem(
        escape.at(),
        "escape needs one character in quotes, but found %s".formatted(check.text(escape.at())));
    return "\\";
  }

  @Override
  public Evaluator caseWhen(Syntax.Case caseWhen) {
    List<Evaluator> conditions = new ArrayList<>(conditions(caseWhen));
    List<Operand> results =
        new ArrayList<>(
            caseWhen.branches().stream().map(branch -> operand(branch.result())).toList());
    if (caseWhen.otherwise() != null) {
      conditions.add(Constant.of(true));
      results.add(operand(caseWhen.otherwise()));
    }
    List<Evaluator> typed = check.sameType(results, "case");
    return typed.stream().allMatch(Constant::isUntyped)
        ? Constant.of(null)
        : Choice.of(typed.get(0).type(), conditions, typed);
  }

  private List<Evaluator> conditions(Syntax.Case caseWhen) {
    List<Operand> conditions =
        caseWhen.branches().stream().map(branch -> operand(branch.condition())).toList();
    if (caseWhen.operand() == null) {
      return conditions.stream().map(condition -> check.truth(condition, "when")).toList();
    }
    List<Operand> compared = new ArrayList<>(conditions);
    compared.add(0, operand(caseWhen.operand()));
    List<Evaluator> alike = check.alike(compared, "case");
    Evaluator operand = Memoized.of(alike.get(0));
    return alike.stream()
        .skip(1)
        .map(value -> Comparison.of(Comparison.Test.EQUAL, operand, value))
        .toList();
  }

  @Override
  public Evaluator cast(Syntax.Cast cast) {
    return Conversion.to(cast.type(), operand(cast.operand()).evaluator());
  }

  @Override
  public Evaluator call(Syntax.Call call) {
    List<Operand> arguments = operands(call.arguments());
    Optional<Function> function = Functions.find(call.name());
    if (function.isEmpty()) {
      check.problem(call.at(), Functions.unknown(call.name()));
      return Constant.of(null);
    }
    if (!function.get().takes(arguments.size())) {
      check.problem(
          call.at(),
          "%s should be called as %s, was called with %d argument%s"
              .formatted(
                  function.get().name(),
                  function.get().usage(),
                  arguments.size(),
                  arguments.size() == 1 ? "" : "s"));
      return Constant.of(null);
    }
    return function.get().evaluator(new Call(function.get().name(), call, arguments, check));
  }
}
