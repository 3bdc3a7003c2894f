package farm.analysis.chunk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of truth values. */
public final class BooleanColumn extends Column {

  private final boolean[] values;

  private BooleanColumn(boolean[] values, int size, boolean constant, long @Nullable [] missing) {
    super(ColumnType.BOOLEAN, size, constant, missing);
    this.values = values;
  }

  /** A column of these values, none of them missing. */
  public static BooleanColumn of(boolean... values) {
    return new BooleanColumn(values.clone(), values.length, false, null);
  }

  /** A column that has {@code value} at each of {@code size} positions. */
  public static BooleanColumn constant(boolean value, int size) {
    return new BooleanColumn(new boolean[] {value}, size, true, null);
  }

  /**
   * A column of these values; if there is only one, it stands for all {@code size} positions. The
   * caller mustn't change the arrays afterwards.
   *
   * @param missing a bit for each value, set if the value is missing; null if none is
   */
  public static BooleanColumn of(boolean[] values, long @Nullable [] missing, int size) {
    return new BooleanColumn(values, size, values.length == 1, missing);
  }

  /** The value at this position. */
  public boolean booleanAt(int position) {
    assert isPosition(position) : position;
    return values[position & mask];
  }

  @Override
  Column gathered(int[] positions, int size, long @Nullable [] missing) {
    boolean[] gathered = new boolean[positions.length];
    for (int i = 0; i < positions.length; i++) {
      gathered[i] = values[positions[i]];
    }
    return of(gathered, missing, size);
  }

  @Override
  Object boxedAt(int position) {
    return booleanAt(position);
  }

  @Override
  long valueBytes() {
    return values.length;
  }

  @Override
  public boolean sameAt(int position, Column other, int otherPosition) {
    if (isMissing(position) || other.isMissing(otherPosition)) {
      return isMissing(position) == other.isMissing(otherPosition);
    }
    return booleanAt(position) == ((BooleanColumn) other).booleanAt(otherPosition);
  }

  /** Collects truth values. */
  public static final class Builder extends Column.Builder {

    private boolean[] values;

    Builder(int capacity) {
      values = new boolean[capacity];
    }

    /** Adds one value. */
    public void append(boolean value) {
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
      values[size++] = false;
    }

    @Override
    void appendValueOf(Column column, int position) {
      append(((BooleanColumn) column).booleanAt(position));
    }

    @Override
    BooleanColumn build(int size, boolean constant) {
      return new BooleanColumn(
          values.length == this.size ? values : Arrays.copyOf(values, this.size),
          size,
          constant,
          missingBits());
    }
  }
}
