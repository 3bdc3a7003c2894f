package farm.analysis.chunk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of 64-bit integers. */
public final class LongColumn extends Column {

  private final long[] values;

  private LongColumn(long[] values, int size, boolean constant, long @Nullable [] missing) {
    super(ColumnType.LONG, size, constant, missing);
    this.values = values;
  }

  /** A column of these values, none of them missing. */
  public static LongColumn of(long... values) {
    return new LongColumn(values.clone(), values.length, false, null);
  }

  /** A column that has {@code value} at each of {@code size} positions. */
  public static LongColumn constant(long value, int size) {
    return new LongColumn(new long[] {value}, size, true, null);
  }

  /**
   * A column of these values; if there is only one, it stands for all {@code size} positions. The
   * caller mustn't change the arrays afterwards.
   *
   * @param missing a bit for each value, set if the value is missing; null if none is
   */
  public static LongColumn of(long[] values, long @Nullable [] missing, int size) {
    return new LongColumn(values, size, values.length == 1, missing);
  }

  /** The value at this position. */
  public long longAt(int position) {
    assert isPosition(position) : position;
    return values[position & mask];
  }

  /** Copies the values at {@code count} positions, starting at {@code first}, to an array. */
  void copy(int first, long[] to, int count) {
    if (isConstant()) {
      Arrays.fill(to, 0, count, values[0]);
    } else {
      System.arraycopy(values, first, to, 0, count);
    }
  }

  @Override
  Column gathered(int[] positions, int size, long @Nullable [] missing) {
    long[] gathered = new long[positions.length];
    for (int i = 0; i < positions.length; i++) {
      gathered[i] = values[positions[i]];
    }
    return of(gathered, missing, size);
  }

  @Override
  Object boxedAt(int position) {
    return longAt(position);
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
    return longAt(position) == ((LongColumn) other).longAt(otherPosition);
  }

  /** Collects 64-bit integers. */
  public static final class Builder extends Column.Builder {

    private long[] values;

    Builder(int capacity) {
      values = new long[capacity];
    }

    /** Adds one value. */
    public void append(long value) {
      room();
      values[size++] = value;
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
      append(((LongColumn) column).longAt(position));
    }

    @Override
    LongColumn build(int size, boolean constant) {
      return new LongColumn(
          values.length == this.size ? values : Arrays.copyOf(values, this.size),
          size,
          constant,
          missingBits());
    }
  }
}
