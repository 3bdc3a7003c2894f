package farm.analysis.expression;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.syntax.BinaryOperator;
import farm.analysis.expression.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the ranges that make up a condition, if it contains nothing else. */
final class RangeFinder {

  private final Schema schema;

  RangeFinder(Schema schema) {
    this.schema = schema;
  }

  /** The ranges that must all hold; empty if the tree contains anything else. */
  Optional<List<NumberRange>> ranges(Syntax tree) {
    if (tree instanceof Syntax.Between between) {
      return both(
          compared(between.operand(), BinaryOperator.GREATER_OR_EQUAL, between.low()),
          compared(between.operand(), BinaryOperator.LESS_OR_EQUAL, between.high()));
    }
    if (!(tree instanceof Syntax.Binary binary)) {
      return Optional.empty();
    }
    if (binary.operator() == BinaryOperator.AND) {
      return both(ranges(binary.left()), ranges(binary.right()));
    }
    return binary.left() instanceof Syntax.Literal
        ? swapped(binary.operator())
            .flatMap(operator -> compared(binary.right(), operator, binary.left()))
        : compared(binary.left(), binary.operator(), binary.right());
  }

  private static Optional<List<NumberRange>> both(
      Optional<List<NumberRange>> one, Optional<List<NumberRange>> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    List<NumberRange> all = new ArrayList<>(one.get());
    all.addAll(other.get());
    return Optional.of(all);
  }

  /** The operator that says the same with its sides swapped; empty if it can't limit a range. */
  private static Optional<BinaryOperator> swapped(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL -> Optional.of(operator);
      case LESS -> Optional.of(BinaryOperator.GREATER);
      case LESS_OR_EQUAL -> Optional.of(BinaryOperator.GREATER_OR_EQUAL);
      case GREATER -> Optional.of(BinaryOperator.LESS);
      case GREATER_OR_EQUAL -> Optional.of(BinaryOperator.LESS_OR_EQUAL);
      default -> Optional.empty();
    };
  }

  private Optional<List<NumberRange>> compared(
      Syntax operand, BinaryOperator operator, Syntax value) {
    if (!(operand instanceof Syntax.ColumnName column)
        || !(value instanceof Syntax.Literal literal)) {
      return Optional.empty();
    }
    ColumnType type = schema.field(schema.indexOf(column.name())).type();
    NumberRange range = null;
    if (type == ColumnType.LONG && literal.value() instanceof Long number) {
      range = ofLongs(column.name(), operator, number);
    } else if (type == ColumnType.DOUBLE && literal.value() instanceof Double number) {
      range = ofDoubles(column.name(), operator, number);
    } else if (type == ColumnType.DOUBLE
        && literal.value() instanceof Long number
        && number == (int) (long) number) {
      range = ofDoubles(column.name(), operator, (double) number);
    }
    return Optional.ofNullable(range).map(List::of);
  }

  private static @Nullable NumberRange ofLongs(String column, BinaryOperator operator, long value) {
    long least = Long.MIN_VALUE;
    long most = Long.MAX_VALUE;
    return switch (operator) {
      case EQUAL -> new NumberRange.OfLongs(column, value, value);
      case LESS -> value == least ? null : new NumberRange.OfLongs(column, least, value - 1);
      case LESS_OR_EQUAL -> new NumberRange.OfLongs(column, least, value);
      case GREATER -> value == most ? null : new NumberRange.OfLongs(column, value + 1, most);
      case GREATER_OR_EQUAL -> new NumberRange.OfLongs(column, value, most);
      default -> null;
    };
  }

  private static @Nullable NumberRange ofDoubles(
      String column, BinaryOperator operator, double value) {
    double least = Double.NEGATIVE_INFINITY;
    double most = Double.POSITIVE_INFINITY;
    return switch (operator) {
      case EQUAL -> new NumberRange.OfDoubles(column, value, value);
      case LESS -> new NumberRange.OfDoubles(column, least, Math.nextDown(value));
      case LESS_OR_EQUAL -> new NumberRange.OfDoubles(column, least, value);
      case GREATER -> new NumberRange.OfDoubles(column, Math.nextUp(value), most);
      case GREATER_OR_EQUAL -> new NumberRange.OfDoubles(column, value, most);
      default -> null;
    };
  }
}
