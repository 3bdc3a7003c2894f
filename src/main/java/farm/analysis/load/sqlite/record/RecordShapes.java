package farm.analysis.load.sqlite.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where the wanted values are in records whose header has one byte for each column: that depends on
 * the header alone, and few of a table's differ. Those met last are known by a hash of theirs.
 */
final class RecordShapes {

  /** Instead of a shape: the record needs a closer look. */
  static final int NONE = -1;

  /** More than a page has. */
  private static final int HUGE = 1 << 23;

  /** The lengths of values by the byte of a header; what a closer look is needed for is huge. */
  private static final int[] LENGTHS = new int[256];

  private static final int HASH_BITS = 8;
  private static final int SHAPES = 1 << HASH_BITS;

  /** The golden ratio in 64 bits (D. E. Knuth, TAOCP 3, 6.4: multiplicative hashing). */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static {
    Arrays.fill(LENGTHS, HUGE);
    for (int type = 0; type < 128; type++) {
      LENGTHS[type] = SerialType.isReserved(type) ? HUGE : SerialType.length(type);
    }
  }

  private final int headerBytes;
  private final int[] indexes;

  /** How many times eight bytes are looked at: the first, the last, and those in between. */
  private final int words;

  private final int lastAt;

  /** The bits that count where there aren't eight bytes. */
  private final long mask;

  /** By shape, then by word. */
  private final long[] headers;

  /** By shape: the bytes of a record. */
  private final int[] lengths = new int[SHAPES];

  /** By shape, then by slot: the type in the high half, where it starts in the low half. */
  private final long[] values;

  /**
   * Shapes of records.
   *
   * @param indexes which values are wanted, in order, from 0
   * @param columns how many values there are
   */
  RecordShapes(int[] indexes, int columns) {
    this.headerBytes = columns + 1;
    this.indexes = indexes;
    this.words = Math.max(2, (headerBytes + Long.BYTES - 1) / Long.BYTES);
    this.lastAt = Math.max(0, headerBytes - Long.BYTES);
    this.mask = headerBytes < Long.BYTES ? (1L << (headerBytes * Byte.SIZE)) - 1 : -1;
    boolean hasShapes = headerBytes <= Byte.MAX_VALUE; // else a header's length takes two bytes
    this.headers = new long[hasShapes ? words * SHAPES : 0];
    this.values = new long[hasShapes ? indexes.length * SHAPES : 0];
  }

  /**
   * The shape of the record of {@code length} bytes that starts here, and is followed by eight
   * more.
   *
   * @return {@link #NONE} if its header hasn't one byte for each column, or tells another length
   */
  int of(byte[] bytes, int at, int length) {
    if (bytes[at] != headerBytes || length < headerBytes) {
      return NONE;
    }
    long first = word(bytes, at);
    long last = word(bytes, at + lastAt);
    long hash = (first ^ Long.rotateLeft(last, Integer.SIZE)) * GOLDEN;
    for (int word = 2; word < words; word++) {
      hash = (hash ^ word(bytes, at + (word - 1) * Long.BYTES)) * GOLDEN;
    }
    int shape = (int) (hash >>> (Long.SIZE - HASH_BITS));
    boolean isKnown = headers[shape * words] == first && headers[shape * words + 1] == last;
    for (int word = 2; word < words; word++) {
      isKnown &= headers[shape * words + word] == word(bytes, at + (word - 1) * Long.BYTES);
    }
    if (!isKnown) {
      learn(bytes, at, shape);
    }
    return lengths[shape] == length ? shape : NONE;
  }

  private long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at) & mask;
  }

  private void learn(byte[] bytes, int at, int shape) {
    headers[shape * words] = word(bytes, at);
    headers[shape * words + 1] = word(bytes, at + lastAt);
    for (int word = 2; word < words; word++) {
      headers[shape * words + word] = word(bytes, at + (word - 1) * Long.BYTES);
    }
    int slot = 0;
    int start = headerBytes;
    for (int column = 0; column < headerBytes - 1; column++) {
      int type = bytes[at + 1 + column];
      if (slot < indexes.length && indexes[slot] == column) {
        values[shape * indexes.length + slot++] = RowBatch.value(type, start);
      }
      start += LENGTHS[type & 0xff];
    }
    lengths[shape] = start;
  }

  /** Tells where the values of a record are that is of this shape and starts here. */
  void put(int shape, int at, RowBatch batch) {
    batch.put(values, shape * indexes.length, at);
  }
}
