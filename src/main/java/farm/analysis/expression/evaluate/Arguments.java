package farm.analysis.expression.evaluate;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import java.util.List;

/** The values of a function's arguments in one row; none of them is missing. */
public final class Arguments {

  private final List<Column> columns;
  private int row;

  Arguments(List<Column> columns) {
    this.columns = columns;
  }

  Arguments in(int newRow) {
    row = newRow;
    return this;
  }

  /** The number of arguments. */
  public int count() {
    return columns.size();
  }

  /** The long at {@code index}. */
  public long longAt(int index) {
    return ((LongColumn) columns.get(index)).longAt(row);
  }

  /** The double at {@code index}. */
  public double doubleAt(int index) {
    return ((DoubleColumn) columns.get(index)).doubleAt(row);
  }

  /** The truth value at {@code index}. */
  public boolean booleanAt(int index) {
    return ((BooleanColumn) columns.get(index)).booleanAt(row);
  }

  /** The text at {@code index}. */
  public String textAt(int index) {
    return ((TextColumn) columns.get(index)).textAt(row);
  }
}
