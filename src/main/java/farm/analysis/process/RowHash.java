package farm.analysis.process;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.SplitMix64;
import farm.analysis.chunk.TextColumn;

/**
 * A 64-bit hash of a row's values in some columns, the same in every JVM. The order of the columns
 * matters, their names don't.
 *
 * <p>Equal numbers of any type have equal hashes: 1, 1.0 and true; 0.0 and -0.0. All NaNs have the
 * same hash. Texts are hashed by their chars. A missing value has a hash of its own.
 */
public final class RowHash {

  private static final long MISSING = 0x6D697373696E6721L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  /** The hash of the values of one column, by position. */
  @FunctionalInterface
  private interface ValueHash {
    long at(int position);
  }

  private final long start;
  private final Column[] columns;
  private final ValueHash[] values;

  private RowHash(long start, Column[] columns, ValueHash[] values) {
    this.start = start;
    this.columns = columns;
    this.values = values;
  }

  /** Hashes of a chunk's rows over the columns at these indexes. */
  public static RowHash of(long seed, Chunk chunk, int... indexes) {
    Column[] columns = new Column[indexes.length];
    ValueHash[] values = new ValueHash[indexes.length];
    for (int i = 0; i < indexes.length; i++) {
      columns[i] = chunk.column(indexes[i]);
      values[i] = valueHash(columns[i]);
    }
    return new RowHash(SplitMix64.mix(seed + SplitMix64.GOLDEN), columns, values);
  }

  /** The hash of the row at this position. */
  public long at(int position) {
    long hash = start;
    for (int i = 0; i < columns.length; i++) {
      long value = columns[i].isMissing(position) ? MISSING : values[i].at(position);
      hash = SplitMix64.mix(hash + SplitMix64.GOLDEN ^ SplitMix64.mix(value + SplitMix64.GOLDEN));
    }
    return hash;
  }

  private static ValueHash valueHash(Column column) {
    return switch (column.type()) {
      case LONG -> ((LongColumn) column)::longAt;
      case DOUBLE -> position -> bits(((DoubleColumn) column).doubleAt(position));
      case BOOLEAN -> position -> ((BooleanColumn) column).booleanAt(position) ? 1 : 0;
      case TEXT, JSON -> texts((TextColumn) column);
    };
  }

  /** Whole numbers as longs, others as the bits of the number. */
  private static long bits(double value) {
    return value == (long) value ? (long) value : Double.doubleToLongBits(value);
  }

  /** The hashes of texts; each text of the dictionary is hashed once. */
  private static ValueHash texts(TextColumn column) {
    long[] hashes = new long[column.dictionarySize()];
    for (int code = 0; code < hashes.length; code++) {
      hashes[code] = text(column.dictionaryText(code));
    }
    return position -> hashes[column.codeAt(position)];
  }

  /** FNV-1a over chars instead of bytes (G. Fowler, L. C. Noll, K.-P. Vo, 1991); not yet mixed. */
  private static long text(String value) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }
}
