package farm.analysis.pipeline.step;

import farm.analysis.expression.Expression;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import java.util.Map;
import java.util.Optional;

/** The role in a report of a column that an expression computes. */
public final class ComputedRole {

  private ComputedRole() {}

  /**
   * The role of the values of an expression; empty if they are only shown.
   *
   * @param input the roles of the columns that it can read, by name
   */
  public static Optional<ColumnRole> of(Expression expression, Map<String, ColumnRole> input) {
    if (expression.column().isPresent()) {
      return expression.column().map(input::get);
    }
    if (expression.binWidth().isPresent()) {
      return Optional.of(new ColumnRole.Bin(expression.binWidth().getAsDouble(), 0));
    }
    boolean isOfMeasure =
        expression.columns().stream().anyMatch(column -> input.get(column) instanceof Measure);
    return isOfMeasure
        ? Optional.of(Measure.other("value", expression.toString()))
        : Optional.empty();
  }
}
