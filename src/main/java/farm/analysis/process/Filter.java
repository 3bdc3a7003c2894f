package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import farm.analysis.expression.BoundExpression;
import farm.analysis.expression.Expression;

/**
 * Keeps the rows for which an expression is true: {@code Filter.keep("total_agents > 0")}. Rows for
 * which it is false or missing are dropped.
 */
public final class Filter implements DataProcessor {

  private final Expression condition;
  private final Bound<BoundExpression> bound;

  private Filter(Expression condition) {
    this.condition = condition;
    this.bound = new Bound<>(condition::bindCondition);
  }

  /** Keeps the rows for which {@code condition} is true. */
  public static Filter keep(Expression condition) {
    return new Filter(condition);
  }

  /**
   * Keeps the rows for which {@code condition} is true.
   *
   * @throws farm.analysis.problem.RequestException if {@code condition} isn't an expression
   */
  public static Filter keep(String condition) {
    return keep(Expression.parse(condition));
  }

  /** The condition that kept rows meet. */
  public Expression condition() {
    return condition;
  }

  /**
   * The rows for which the condition is true.
   *
   * @throws farm.analysis.problem.RequestException if the condition can't be bound to the chunk's
   *     columns
   * @throws farm.analysis.problem.DataException if the condition can't be computed for a row
   */
  @Override
  public Chunk process(Chunk chunk) {
    int[] rows = bound.to(chunk.schema(), expression -> expression.rowsWhereTrue(chunk));
    return rows.length == chunk.rowCount() ? chunk : chunk.select(rows);
  }
}
