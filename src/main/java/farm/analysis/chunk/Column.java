package farm.analysis.chunk;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of a chunk, by position: a primitive array, and a bit set of the missing
 * positions.
 *
 * <p>A constant column stores one value for all positions. At a missing position, the result of a
 * typed getter is undefined.
 */
public abstract sealed class Column permits LongColumn, DoubleColumn, BooleanColumn, TextColumn {

  /** All bits set; 0 in a constant column, so that {@code position & mask} is its one position. */
  final int mask;

  private final ColumnType type;
  private final int size;
  private final long @Nullable [] missing;

  Column(ColumnType type, int size, boolean constant, long @Nullable [] missing) {
    this.type = type;
    this.size = size;
    this.mask = constant ? 0 : -1;
    this.missing = missing;
  }

  /** The type of the values. */
  public final ColumnType type() {
    return type;
  }

  /** The number of positions; the first is 0. */
  public final int size() {
    return size;
  }

  /** Returns true if one value stands for all positions. */
  public final boolean isConstant() {
    return mask == 0;
  }

  /** Returns true if positions may be missing; if not, {@link #isMissing} is always false. */
  public final boolean hasMissing() {
    return missing != null;
  }

  /** Returns true if the column has this position; a constant column has one value for many. */
  final boolean isPosition(int position) {
    return position >= 0 && position < size;
  }

  /** Returns true if there is no value at this position. */
  public final boolean isMissing(int position) {
    assert isPosition(position) : position;
    if (missing == null) {
      return false;
    }
    int bit = position & mask;
    return (missing[bit >>> 6] & (1L << bit)) != 0;
  }

  /** Sets the bits of the missing positions in {@code bits}, which has one bit per position. */
  public final void markMissing(long[] bits) {
    if (missing == null) {
      return;
    }
    for (int word = 0; word < (size + 63) >>> 6; word++) {
      bits[word] |= isConstant() ? -missing[0] : missing[word];
    }
  }

  /** The values at these positions, in this order. */
  public final Column gather(int... positions) {
    return isConstant()
        ? repeated(positions.length)
        : gathered(positions, positions.length, missingAt(positions));
  }

  /**
   * The values at these positions, in this order; missing where a position is negative. Unlike for
   * {@link #gather}, there may be none.
   */
  public final Column gatherOrMissing(int... positions) {
    int[] found = new int[positions.length];
    long[] none = new long[(positions.length + 63) >>> 6];
    int missingCount = 0;
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] < 0 || isMissing(positions[i])) {
        none[i >>> 6] |= 1L << i;
        missingCount++;
      } else {
        found[i] = positions[i] & mask;
      }
    }
    return missingCount == positions.length
        ? allMissing(type, positions.length)
        : gathered(found, positions.length, missingCount == 0 ? null : none);
  }

  /** A column of {@code count} positions that all have the value at position 0. */
  public final Column repeated(int count) {
    boolean isMissing = missing != null && (missing[0] & 1) != 0;
    return gathered(new int[1], count, isMissing ? new long[] {1} : null);
  }

  /** The missing bits, or null if there are none; callers mustn't change them. */
  final long @Nullable [] missingBits() {
    return missing;
  }

  private long @Nullable [] missingAt(int[] positions) {
    if (missing == null) {
      return null;
    }
    long any = 0;
    long[] bits = new long[(positions.length + 63) >>> 6];
    for (int i = 0; i < positions.length; i++) {
      int position = positions[i];
      long bit = missing[position >>> 6] >>> position & 1;
      bits[i >>> 6] |= bit << i;
      any |= bit;
    }
    return any == 0 ? null : bits;
  }

  /** The values at these positions; a single position gives its value for all of {@code size}. */
  abstract Column gathered(int[] positions, int size, long @Nullable [] missing);

  /** The value as an object, or null if it is missing; for messages and tests. */
  public final @Nullable Object valueAt(int position) {
    return isMissing(position) ? null : boxedAt(position);
  }

  /** The approximate memory this column keeps, in bytes. */
  public final long byteSize() {
    return valueBytes() + (missing == null ? 0 : 8L * missing.length);
  }

  /** A column of {@code size} missing values of this type. */
  public static Column allMissing(ColumnType type, int size) {
    return builder(type, 1).appendMissing().buildConstant(size);
  }

  /** A builder for columns of this type, with initial room for {@code capacity} values. */
  public static Builder builder(ColumnType type, int capacity) {
    return switch (type) {
      case LONG -> new LongColumn.Builder(capacity);
      case DOUBLE -> new DoubleColumn.Builder(capacity);
      case BOOLEAN -> new BooleanColumn.Builder(capacity);
      case TEXT, JSON -> new TextColumn.Builder(type, capacity);
    };
  }

  /**
   * A column of the same size with the values that {@code append} appends; positions that aren't in
   * {@code positions} are missing.
   */
  final Column mapped(ColumnType to, BitSet positions, ObjIntConsumer<Builder> append) {
    int count = isConstant() ? 1 : size;
    Builder values = builder(to, count);
    for (int i = 0; i < count; i++) {
      int position = isConstant() ? positions.nextSetBit(0) : i;
      if (position >= 0 && positions.get(position)) {
        append.accept(values, position);
      } else {
        values.appendMissing();
      }
    }
    return isConstant() ? values.buildConstant(size) : values.build();
  }

  /** A copy of the values at these positions; a constant column stays constant. */
  final Column gathered(int[] positions) {
    Builder values = builder(type, isConstant() ? 1 : positions.length);
    if (isConstant()) {
      values.appendFrom(this, 0);
      return values.buildConstant(positions.length);
    }
    for (int position : positions) {
      values.appendFrom(this, position);
    }
    return values.build();
  }

  abstract Object boxedAt(int position);

  abstract long valueBytes();

  /** Returns true if two positions hold the same bits or are both missing. */
  public abstract boolean sameAt(int position, Column other, int otherPosition);

  /**
   * Collects the values of one column in order; made by {@link #builder} or {@link ChunkBuilder}.
   */
  public abstract static sealed class Builder
      permits LongColumn.Builder, DoubleColumn.Builder, BooleanColumn.Builder, TextColumn.Builder {

    int size;
    private long @Nullable [] missing;

    /** Adds a missing value. */
    public final Builder appendMissing() {
      int word = size >>> 6;
      if (missing == null) {
        missing = new long[Math.max(word + 1, 4)];
      } else if (word >= missing.length) {
        missing = Arrays.copyOf(missing, 2 * word);
      }
      missing[word] |= 1L << size;
      appendNothing();
      return this;
    }

    /** Adds the value at a position of another column of the same type; it may be missing. */
    public final void appendFrom(Column column, int position) {
      if (column.isMissing(position)) {
        appendMissing();
      } else {
        appendValueOf(column, position);
      }
    }

    /**
     * Adds a value as an object of the column's type, or any number to a column of doubles; null is
     * a missing value.
     */
    public final void appendBoxed(@Nullable Object value) {
      if (value == null) {
        appendMissing();
      } else if (this instanceof LongColumn.Builder longs) {
        longs.append((Long) value);
      } else if (this instanceof DoubleColumn.Builder doubles) {
        doubles.append(((Number) value).doubleValue());
      } else if (this instanceof BooleanColumn.Builder booleans) {
        booleans.append((Boolean) value);
      } else {
        ((TextColumn.Builder) this).append((String) value);
      }
    }

    /** The number of positions added. */
    final int size() {
      return size;
    }

    /** The missing bits, in just enough words for the positions added; null if none is missing. */
    final long @Nullable [] missingBits() {
      return missing == null ? null : Arrays.copyOf(missing, (size + 63) >>> 6);
    }

    /** The values so far, as a column. */
    public final Column build() {
      return build(size, false);
    }

    /** A column of {@code size} positions that all have the first value added. */
    final Column buildConstant(int size) {
      return build(size, true);
    }

    abstract Column build(int size, boolean constant);

    abstract void appendNothing();

    abstract void appendValueOf(Column column, int position);
  }
}
