package farm.analysis.chunk;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A column of double-precision numbers. */
public final class DoubleColumn extends Column {

  private final double[] values;

  private DoubleColumn(double[] values, int size, boolean constant, long @Nullable [] missing) {
    super(ColumnType.DOUBLE, size, constant, missing);
    this.values = values;
  }

  /** A column of these values, none of them missing. */
  public static DoubleColumn of(double... values) {
    return new DoubleColumn(values.clone(), values.length, false, null);
  }

  /** A column that has {@code value} at each of {@code size} positions. */
  public static DoubleColumn constant(double value, int size) {
    return new DoubleColumn(new double[] {value}, size, true, null);
  }

  /**
   * A column of these values; if there is only one, it stands for all {@code size} positions. The
   * caller mustn't change the arrays afterwards.
   *
   * @param missing a bit for each value, set if the value is missing; null if none is
   */
  public static DoubleColumn of(double[] values, long @Nullable [] missing, int size) {
    return new DoubleColumn(values, size, values.length == 1, missing);
  }

  /** The value at this position. */
  public double doubleAt(int position) {
    assert isPosition(position) : position;
    return values[position & mask];
  }

  @Override
  Column gathered(int[] positions, int size, long @Nullable [] missing) {
    double[] gathered = new double[positions.length];
    for (int i = 0; i < positions.length; i++) {
      gathered[i] = values[positions[i]];
    }
    return of(gathered, missing, size);
  }

  @Override
  Object boxedAt(int position) {
    return doubleAt(position);
  }

  @Override
  long valueBytes() {
    return 8L * values.length;
  }

  @Override
  public boolean sameAt(int position, Column other, int otherPosition) {
    if (isMissing(position) || other.isMissing(otherPosition)) {
      return isMissing(position) == other.isMissing(otherPosition);
    }
    return Double.doubleToRawLongBits(doubleAt(position))
        == Double.doubleToRawLongBits(((DoubleColumn) other).doubleAt(otherPosition));
  }

  /** Collects double-precision numbers. */
  public static final class Builder extends Column.Builder {

    private double[] values;

    Builder(int capacity) {
      values = new double[capacity];
    }

    /** Adds one value. */
    public void append(double value) {
      room();
      values[size++] = value;
    }

    /** Adds one value, missing if it is empty. */
    public void append(OptionalDouble value) {
      if (value.isPresent()) {
        append(value.getAsDouble());
      } else {
        appendMissing();
      }
    }

    private void room() {
      if (size == values.length) {
        values = Arrays.copyOf(values, Math.max(16, 2 * size));
      }
    }

    @Override
    void appendNothing() {
      room();
      values[size++] = 0;
    }

    @Override
    void appendValueOf(Column column, int position) {
      append(((DoubleColumn) column).doubleAt(position));
    }

    @Override
    DoubleColumn build(int size, boolean constant) {
      return new DoubleColumn(
          values.length == this.size ? values : Arrays.copyOf(values, this.size),
          size,
          constant,
          missingBits());
    }
  }
}
