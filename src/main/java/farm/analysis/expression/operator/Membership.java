package farm.analysis.expression.operator;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.Memoized;
import farm.analysis.expression.evaluate.ResultShape;
import farm.analysis.expression.evaluate.RowCall;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tests if a long is one of several literals. */
public final class Membership implements Evaluator {

  private final Evaluator operand;
  private final long[] sorted;

  private Membership(Evaluator operand, long[] sorted) {
    this.operand = operand;
    this.sorted = sorted;
  }

  /** The evaluator of {@code operand in (values)}; all values are comparable. */
  public static Evaluator of(Evaluator operand, List<Evaluator> values) {
    List<Object> literals =
        values.stream().map(Constant::valueOf).flatMap(Optional::stream).toList();
    if (literals.size() == values.size() && operand.type().isTextual()) {
      Set<Object> texts = literals.stream().collect(Collectors.toUnmodifiableSet());
      return new RowCall(
          new RowCall.Callee(
              ColumnType.BOOLEAN, "", false, arguments -> texts.contains(arguments.textAt(0))),
          List.of(operand));
    }
    if (literals.size() == values.size()
        && operand.type() == ColumnType.LONG
        && literals.stream().allMatch(Long.class::isInstance)) {
      long[] longs = literals.stream().mapToLong(Long.class::cast).sorted().toArray();
      return new Membership(operand, longs);
    }
    Evaluator shared = Memoized.of(operand);
    return Logic.or(
        values.stream().map(value -> Comparison.of(Comparison.Test.EQUAL, shared, value)).toList());
  }

  @Override
  public ColumnType type() {
    return ColumnType.BOOLEAN;
  }

  @Override
  public List<Evaluator> operands() {
    return List.of(operand);
  }

  @Override
  public Column evaluate(Batch batch) {
    LongColumn longs = (LongColumn) operand.evaluate(batch);
    ResultShape shape = ResultShape.of(batch, longs);
    boolean[] results = new boolean[shape.count()];
    for (int i = 0; i < results.length; i++) {
      results[i] = Arrays.binarySearch(sorted, longs.longAt(i)) >= 0;
    }
    return shape.booleans(results, shape.missing(longs));
  }
}
