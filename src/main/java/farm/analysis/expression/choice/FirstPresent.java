package farm.analysis.expression.choice;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Evaluator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first value that isn't missing: {@code coalesce}. For each row, the operands after it aren't
 * evaluated.
 */
public final class FirstPresent implements Evaluator {

  private final ColumnType type;
  private final List<Evaluator> operands;

  /** Creates the evaluator for operands of one type. */
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
    Pieces pieces = new Pieces(batch);
    int[] remaining = IntStream.range(0, batch.rowCount()).toArray();
    for (Evaluator operand : operands) {
      int[] rows = remaining;
      boolean all = rows.length == batch.rowCount();
      Column column = operand.evaluate(all ? batch : batch.select(rows));
      if (all && !column.hasMissing()) {
        return column;
      }
      int[] present =
          IntStream.range(0, rows.length).filter(row -> !column.isMissing(row)).toArray();
      pieces.add(numbers(rows, Arrays.stream(present)), column, present);
      remaining = numbers(rows, IntStream.range(0, rows.length).filter(column::isMissing));
      if (remaining.length == 0) {
        break;
      }
    }
    return pieces.joined(type);
  }

  private static int[] numbers(int[] rows, IntStream chosen) {
    return chosen.map(row -> rows[row]).toArray();
  }
}
