package farm.analysis.expression.evaluate;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import java.util.List;

/** The values of one column of the rows. */
public final class ColumnValues implements Evaluator {

  private final int index;
  private final ColumnType type;

  /** Creates the evaluator of the column at {@code index} of the schema, which has this type. */
  public ColumnValues(int index, ColumnType type) {
    this.index = index;
    this.type = type;
  }

  /** The index of the column in the schema. */
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
