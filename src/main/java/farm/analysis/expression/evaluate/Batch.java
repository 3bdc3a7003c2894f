package farm.analysis.expression.evaluate;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.problem.DataException;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** The rows to compute from: at least one, numbered from 0. */
public final class Batch {

  private final Chunk chunk;
  private final @Nullable Batch whole;
  private final int[] rows;
  private final @Nullable Column[] values;
  private final IdentityHashMap<Evaluator, Column> evaluated = new IdentityHashMap<>();

  private Batch(Chunk chunk, @Nullable Batch whole, int[] rows) {
    this.chunk = chunk;
    this.whole = whole;
    this.rows = rows;
    this.values = new Column[chunk.schema().size()];
  }

  /** The rows of a chunk, which must have at least one. */
  public static Batch of(Chunk chunk) {
    return of(chunk, null, new int[0]);
  }

  private static Batch of(Chunk chunk, @Nullable Batch whole, int[] rows) {
    if (chunk.rowCount() == 0) {
      throw new IllegalArgumentException("no rows to compute from");
    }
    return new Batch(chunk, whole, rows);
  }

  /** The number of rows. */
  public int rowCount() {
    return chunk.rowCount();
  }

  /** The values of the column at {@code index}, one for each row; NaN is missing. */
  public Column values(int index) {
    Column known = values[index];
    if (known == null) {
      known = withoutNaN(chunk.values(index));
      values[index] = known;
    }
    return known;
  }

  private Column withoutNaN(Column column) {
    if (!(column instanceof DoubleColumn doubles)) {
      return column;
    }
    ResultShape shape = ResultShape.of(this, column);
    boolean found = false;
    for (int i = 0; i < shape.count(); i++) {
      found |= Double.isNaN(doubles.doubleAt(i));
    }
    return found ? shape.doubles(doubles::doubleAt, shape.missing(column)) : column;
  }

  /** The rows with these numbers; there must be at least one. */
  public Batch select(int[] rows) {
    return of(chunk.select(rows), this, rows);
  }

  /**
   * The values of an evaluator for the rows, evaluated once for this batch and all selections from
   * it.
   */
  Column once(Evaluator evaluator) {
    Column known = known(evaluator);
    if (known == null) {
      known = evaluator.evaluate(this);
      evaluated.put(evaluator, known);
    }
    return known;
  }

  private @Nullable Column known(Evaluator evaluator) {
    Column known = evaluated.get(evaluator);
    if (known == null && whole != null) {
      Column ofWhole = whole.known(evaluator);
      if (ofWhole != null) {
        known = ofWhole.gather(rows);
        evaluated.put(evaluator, known);
      }
    }
    return known;
  }

  /** The exception for a problem with a row. */
  public DataException problem(int row, String message) {
    return new DataException(chunk.place(row) + ": " + message);
  }
}
