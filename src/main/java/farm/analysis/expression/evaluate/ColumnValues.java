package farm.analysis.expression.evaluate;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import java.util.List;

/** The values of a column of the rows. */
public final class ColumnValues implements Evaluator {

  private final int index;
  private final ColumnType type;

  /** The column at {@code index} of the schema, which has this type. */
  public ColumnValues(int index, ColumnType type) {
    this.index = index;
    this.type = type;
  }

  /** Where the column stands in the schema. */
  public int index() {
    return index;
  }

  @Override
  public ColumnType type() {
    return type;
  }

  @Override
  public List<Evaluator> operands() {
    return List.of();
  }

  @Override
  public Column evaluate(Batch batch) {
    return batch.values(index);
  }
}
