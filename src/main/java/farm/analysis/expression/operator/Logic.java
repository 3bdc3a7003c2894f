package farm.analysis.expression.operator;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.Missing;
import farm.analysis.expression.evaluate.ResultShape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The {@code and} or {@code or} of several truth values, in SQL's logic of true, false and missing.
 * One false value decides an {@code and}, one true value an {@code or}. An operand that can fail
 * isn't evaluated for rows that are already decided.
 */
public final class Logic implements Evaluator {

  private final boolean deciding;
  private final List<Evaluator> operands;

  private Logic(boolean deciding, List<Evaluator> operands) {
    this.deciding = deciding;
    this.operands = List.copyOf(operands);
  }

  /** The {@code and}: true if all operands are true, false if any is false. */
  public static Evaluator and(List<Evaluator> operands) {
    return new Logic(false, operands);
  }

  /** The {@code or}: false if all operands are false, true if any is true. */
  public static Evaluator or(List<Evaluator> operands) {
    return new Logic(true, operands);
  }

  @Override
  public ColumnType type() {
    return ColumnType.BOOLEAN;
  }

  @Override
  public List<Evaluator> operands() {
    return operands;
  }

  @Override
  public Column evaluate(Batch batch) {
    BooleanColumn result = (BooleanColumn) operands.get(0).evaluate(batch);
    for (Evaluator operand : operands.subList(1, operands.size())) {
      BooleanColumn next =
          operand.canFail() ? undecided(result, operand, batch) : evaluate(operand, batch);
      result = combined(result, next, batch);
    }
    return result;
  }

  private static BooleanColumn evaluate(Evaluator operand, Batch batch) {
    return (BooleanColumn) operand.evaluate(batch);
  }

  /**
   * Evaluates the operand for the rows that the result so far doesn't decide; others get an
   * arbitrary value.
   */
  private BooleanColumn undecided(BooleanColumn result, Evaluator operand, Batch batch) {
    int[] rows =
        IntStream.range(0, batch.rowCount())
            .filter(row -> result.isMissing(row) || result.booleanAt(row) != deciding)
            .toArray();
    if (rows.length == 0) {
      return result;
    }
    if (rows.length == batch.rowCount()) {
      return evaluate(operand, batch);
    }
    int[] positions = new int[batch.rowCount()];
    for (int i = 0; i < rows.length; i++) {
      positions[rows[i]] = i;
    }
    return (BooleanColumn) operand.evaluate(batch.select(rows)).gather(positions);
  }

  @SuppressWarnings("ShortCircuitBoolean") // a loop without branches is several times faster
  private BooleanColumn combined(BooleanColumn a, BooleanColumn b, Batch batch) {
    ResultShape shape = ResultShape.of(batch, a, b);
    boolean[] results = new boolean[shape.count()];
    Missing missing = new Missing(shape.count());
    if (a.hasMissing() || b.hasMissing()) {
      combineWithMissing(a, b, results, missing);
    } else if (deciding) {
      for (int i = 0; i < results.length; i++) {
        results[i] = a.booleanAt(i) | b.booleanAt(i);
      }
    } else {
      for (int i = 0; i < results.length; i++) {
        results[i] = a.booleanAt(i) & b.booleanAt(i);
      }
    }
    return shape.booleans(results, missing);
  }

  @SuppressWarnings("ShortCircuitBoolean") // as above
  private void combineWithMissing(
      BooleanColumn a, BooleanColumn b, boolean[] results, Missing missing) {
    for (int i = 0; i < results.length; i++) {
      boolean missesA = a.isMissing(i);
      boolean missesB = b.isMissing(i);
      boolean decided =
          (!missesA & a.booleanAt(i) == deciding) | (!missesB & b.booleanAt(i) == deciding);
      results[i] = decided == deciding;
      if (!decided & (missesA | missesB)) {
        missing.add(i);
      }
    }
  }
}
