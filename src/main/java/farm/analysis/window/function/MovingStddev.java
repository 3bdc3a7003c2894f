package farm.analysis.window.function;

import farm.analysis.aggregate.sum.Dyadic;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;

/**
 * The sample standard deviation of each frame, from exact sums, rounded once; missing for fewer
 * than two values, NaN if one of them is NaN or infinite.
 */
final class MovingStddev extends MovingCalculation {

  private final Column values;
  private final RowNumbers results;
  private Dyadic sum = Dyadic.ZERO;
  private Dyadic squares = Dyadic.ZERO;
  private long count;

  /** The number of values that are NaN or infinite. */
  private long specials;

  MovingStddev(OrderedRows rows, FrameBounds bounds, Column values) {
    super(rows, bounds);
    this.values = values;
    this.results = new RowNumbers(rows.count());
  }

  @Override
  void begin() {
    sum = Dyadic.ZERO;
    squares = Dyadic.ZERO;
    count = 0;
    specials = 0;
  }

  @Override
  void add(int row) {
    if (values.isMissing(row)) {
      return;
    }
    count++;
    if (isSpecial(row)) {
      specials++;
      return;
    }
    Dyadic value = value(row);
    sum = sum.plus(value);
    squares = squares.plus(value.times(value));
  }

  @Override
  void remove(int row) {
    if (values.isMissing(row)) {
      return;
    }
    count--;
    if (isSpecial(row)) {
      specials--;
      return;
    }
    Dyadic value = value(row);
    sum = sum.minus(value);
    squares = squares.minus(value.times(value));
  }

  private boolean isSpecial(int row) {
    return values instanceof DoubleColumn doubles && !Double.isFinite(doubles.doubleAt(row));
  }

  private Dyadic value(int row) {
    if (values instanceof DoubleColumn doubles) {
      return Dyadic.of(doubles.doubleAt(row));
    }
    if (values instanceof LongColumn longs) {
      return Dyadic.of(longs.longAt(row));
    }
    return Dyadic.of(((BooleanColumn) values).booleanAt(row) ? 1L : 0L);
  }

  /** The root of (n Σx² − (Σx)²) / (n (n − 1)). */
  @Override
  void compute(int row) {
    if (count < 2) {
      return;
    }
    if (specials > 0) {
      results.set(row, Double.NaN);
      return;
    }
    Dyadic n = Dyadic.of(count);
    Dyadic spread = n.times(squares).minus(sum.times(sum));
    results.set(row, spread.rootOver(n.times(Dyadic.of(count - 1))).orElseThrow());
  }

  @Override
  public Column values() {
    return results.column(ColumnType.DOUBLE);
  }
}
