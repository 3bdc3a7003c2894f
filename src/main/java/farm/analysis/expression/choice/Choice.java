package farm.analysis.expression.choice;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.Memoized;
import farm.analysis.expression.operator.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The result of the first condition that is true. For each row, only the conditions up to that one
 * are evaluated, and only that result.
 */
public final class Choice implements Evaluator {

  private final ColumnType type;
  private final List<Evaluator> conditions;
  private final List<Evaluator> results;

  private Choice(ColumnType type, List<Evaluator> conditions, List<Evaluator> results) {
    this.type = type;
    this.conditions = List.copyOf(conditions);
    this.results = List.copyOf(results);
  }

  /** The evaluator of {@code case when … then …}: results of one type, one for each condition. */
  public static Evaluator of(ColumnType type, List<Evaluator> conditions, List<Evaluator> results) {
    return new Choice(type, conditions, results);
  }

  /**
   * The evaluator of {@code nullif(left, right)}: the left value unless it equals the right one.
   */
  public static Evaluator unlessEqual(Evaluator left, Evaluator right) {
    Evaluator value = Memoized.of(left);
    return of(
        left.type(),
        List.of(Comparison.of(Comparison.Test.EQUAL, value, right), Constant.of(true)),
        List.of(Constant.missing(left.type()), value));
  }

  @Override
  public ColumnType type() {
    return type;
  }

  @Override
  public List<Evaluator> operands() {
    return Stream.concat(conditions.stream(), results.stream()).toList();
  }

  @Override
  public Column evaluate(Batch batch) {
    Pieces pieces = new Pieces(batch);
    int[] remaining = IntStream.range(0, batch.rowCount()).toArray();
    for (int i = 0; i < conditions.size() && remaining.length > 0; i++) {
      boolean all = remaining.length == batch.rowCount();
      Batch rest = all ? batch : batch.select(remaining);
      BooleanColumn truths = (BooleanColumn) conditions.get(i).evaluate(rest);
      int[] chosen = Truths.rowsWhereTrue(truths);
      if (chosen.length > 0) {
        Column values =
            results.get(i).evaluate(chosen.length == truths.size() ? rest : rest.select(chosen));
        int[] positions = IntStream.range(0, chosen.length).toArray();
        pieces.add(numbers(remaining, chosen), values, positions);
        remaining = numbers(remaining, Truths.otherRows(truths));
      }
    }
    return pieces.joined(type);
  }

  private static int[] numbers(int[] rows, int[] chosen) {
    return Arrays.stream(chosen).map(row -> rows[row]).toArray();
  }
}
