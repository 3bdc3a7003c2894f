package farm.analysis.expression;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.choice.Truths;
import farm.analysis.expression.evaluate.Batch;
import farm.analysis.expression.evaluate.ColumnValues;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.problem.DataException;

/** An expression that is bound to the columns of a schema. */
public final class BoundExpression {

  private static final int[] NO_ROWS = {};

  private final Schema schema;
  private final Evaluator evaluator;

  BoundExpression(Schema schema, Evaluator evaluator) {
    this.schema = schema;
    this.evaluator = evaluator;
  }

  /** The type of its values. */
  public ColumnType type() {
    return evaluator.type();
  }

  /**
   * The values of the expression, one for each row of the chunk, from row 0 on. A bare column is
   * returned unchanged, and shared if the chunk is dense. Any other expression treats NaN as
   * missing and never returns it.
   *
   * @throws DataException if a row has no result, such as after an integer overflow or for
   *     malformed JSON
   * @throws IllegalArgumentException if the chunk's columns differ from those the expression is
   *     bound to
   */
  public Column evaluate(Chunk chunk) {
    if (!schema.equals(chunk.schema())) {
      throw new IllegalArgumentException(
          "the chunk should have the columns (%s), has (%s)".formatted(schema, chunk.schema()));
    }
    if (evaluator instanceof ColumnValues column) {
      return chunk.values(column.index());
    }
    return chunk.rowCount() == 0
        ? Column.builder(type(), 0).build()
        : evaluator.evaluate(Batch.of(chunk));
  }

  /**
   * The rows for which the condition is true, neither false nor missing, in ascending order, ready
   * for {@link Chunk#select}.
   *
   * @throws DataException as {@link #evaluate}
   * @throws IllegalStateException if the type isn't boolean; {@link Expression#bindCondition}
   *     checks that
   */
  public int[] rowsWhereTrue(Chunk chunk) {
    if (type() != ColumnType.BOOLEAN) {
      throw new IllegalStateException("a condition should be boolean, was " + type().word());
    }
    return chunk.rowCount() == 0 ? NO_ROWS : Truths.rowsWhereTrue((BooleanColumn) evaluate(chunk));
  }
}
