package farm.analysis.chunk;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of a chunk, by position, in a primitive array, with the missing ones
 * marked in a bit set.
 *
 * <p>A constant column keeps its one value once and gives it at every position. What a typed getter
 * answers at a missing position has no meaning.
 */
public abstract sealed class Column permits LongColumn, DoubleColumn, BooleanColumn, TextColumn {

  /** Every bit set, or 0 in a constant column, so that position {@code & mask} is its one value. */
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

  /** What the values are. */
  public final ColumnType type() {
    return type;
  }

  /** How many positions there are, counted from 0. */
  public final int size() {
    return size;
  }

  /** Whether one value stands for all positions. */
  public final boolean isConstant() {
    return mask == 0;
  }

  /** Whether any position may be missing; if not, {@link #isMissing} needn't be asked. */
  public final boolean hasMissing() {
    return missing != null;
  }

  /** Whether there is no value at this position. */
  public final boolean isMissing(int position) {
    if (missing == null) {
      return false;
    }
    int bit = position & mask;
    return (missing[bit >>> 6] & (1L << bit)) != 0;
  }

  /** Sets the bit of each missing position in {@code bits}, which has a bit for every position. */
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

  /** The value at position 0, at each of {@code size} positions. */
  public final Column repeated(int size) {
    return gathered(new int[1], size, isMissing(0) ? new long[] {1} : null);
  }

  /** The missing bits, or null if there are none; not to be changed. */
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

  /** The values at these positions, or one for all of {@code size}. */
  abstract Column gathered(int[] positions, int size, long @Nullable [] missing);

  /** The value at this position in a box, or null if missing: for messages and tests. */
  public final @Nullable Object valueAt(int position) {
    return isMissing(position) ? null : boxedAt(position);
  }

  /** About how many bytes of memory this column keeps. */
  public final long byteSize() {
    return valueBytes() + (missing == null ? 0 : 8L * missing.length);
  }

  /** A column of this type of which every one of {@code size} positions is missing. */
  public static Column allMissing(ColumnType type, int size) {
    return builder(type, 1).appendMissing().buildConstant(size);
  }

  /** A builder of columns of this type, with room for {@code capacity} values at first. */
  public static Builder builder(ColumnType type, int capacity) {
    return switch (type) {
      case LONG -> new LongColumn.Builder(capacity);
      case DOUBLE -> new DoubleColumn.Builder(capacity);
      case BOOLEAN -> new BooleanColumn.Builder(capacity);
      case TEXT, JSON -> new TextColumn.Builder(type, capacity);
    };
  }

  /**
   * A column of as many positions, missing but at {@code positions}, where it has what {@code
   * append} appends.
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

  /** The values at these positions. */
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

  /** Whether two positions hold the same bits or are both missing. */
  public abstract boolean sameAt(int position, Column other, int otherPosition);

  /** Collects the values of one column in order; made by {@link ChunkBuilder}. */
  public abstract static sealed class Builder
      permits LongColumn.Builder, DoubleColumn.Builder, BooleanColumn.Builder, TextColumn.Builder {

    int size;
    private long @Nullable [] missing;

    /** Adds a position without a value. */
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

    /** Adds the value, or the missing value, of another column of the same type. */
    public final void appendFrom(Column column, int position) {
      if (column.isMissing(position)) {
        appendMissing();
      } else {
        appendValueOf(column, position);
      }
    }

    /** How many positions were added. */
    final int size() {
      return size;
    }

    /** The missing bits, cut or grown to cover exactly the positions added. */
    final long @Nullable [] missingBits() {
      return missing == null ? null : Arrays.copyOf(missing, (size + 63) >>> 6);
    }

    /** The values so far, as a column. */
    public final Column build() {
      return build(size, false);
    }

    /** A column that gives the first value added at each of {@code size} positions. */
    final Column buildConstant(int size) {
      return build(size, true);
    }

    abstract Column build(int size, boolean constant);

    abstract void appendNothing();

    abstract void appendValueOf(Column column, int position);
  }
}
