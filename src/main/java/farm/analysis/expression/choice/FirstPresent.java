package farm.analysis.expression.choice;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Evaluator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** {@code coalesce}: the first value that isn't missing; a row evaluates no further ones. */
public final class FirstPresent implements Evaluator {

  private final ColumnType type;
  private final List<Evaluator> operands;

  /** The first that isn't missing of values of one type. */
  public FirstPresent(ColumnType type, List<Evaluator> operands) {
    this.type = type;
    this.operands = List.copyOf(operands);
  }

  @Override
  public ColumnType type() {
    return type;
  }

  @Override
  public List<Evaluator> operands() {
    return operands;
  }

  @Override
  public Column evaluate(Batch batch) {
    Column first = operands.get(0).evaluate(batch);
    if (!first.hasMissing()) {
      return first;
    }
    Pieces pieces = new Pieces(batch);
    int[] remaining = IntStream.range(0, batch.rowCount()).toArray();
    Column values = first;
    for (int i = 0; remaining.length > 0; i++) {
      int[] rows = remaining;
      Column column = values;
      int[] present =
          IntStream.range(0, rows.length).filter(row -> !column.isMissing(row)).toArray();
      pieces.add(Arrays.stream(present).map(row -> rows[row]).toArray(), column, present);
      remaining =
          IntStream.range(0, rows.length).filter(column::isMissing).map(row -> rows[row]).toArray();
      if (i + 1 == operands.size() || remaining.length == 0) {
        break;
      }
      values = operands.get(i + 1).evaluate(batch.select(remaining));
    }
    return pieces.joined(type);
  }
}
