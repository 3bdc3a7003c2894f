package farm.analysis.expression.choice;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A column built from results that each cover some of the rows; all other rows are missing. */
final class Pieces {

  private final List<Column> columns = new ArrayList<>();
  private final int[] pieceOf;
  private final int[] positionOf;

  Pieces(Batch batch) {
    this.pieceOf = new int[batch.rowCount()];
    this.positionOf = new int[batch.rowCount()];
    Arrays.fill(pieceOf, -1);
  }

  /** Sets the rows with these numbers to the values at these positions of a column. */
  void add(int[] rows, Column column, int[] positions) {
    for (int i = 0; i < rows.length; i++) {
      pieceOf[rows[i]] = columns.size();
      positionOf[rows[i]] = positions[i];
    }
    columns.add(column);
  }

  Column joined(ColumnType type) {
    Column.Builder builder = Column.builder(type, pieceOf.length);
    for (int row = 0; row < pieceOf.length; row++) {
      if (pieceOf[row] < 0) {
        builder.appendMissing();
      } else {
        builder.appendFrom(columns.get(pieceOf[row]), positionOf[row]);
      }
    }
    return builder.build();
  }
}
