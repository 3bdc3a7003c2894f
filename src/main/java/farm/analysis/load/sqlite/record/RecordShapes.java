package farm.analysis.load.sqlite.record;

import farm.analysis.chunk.SplitMix64;
import farm.analysis.decimal.ByteWords;
import java.util.Arrays;

/**
 * The places of the wanted values in records whose header has one byte for each column. They depend
 * on the header alone, and a table has few different headers. A hash table keeps the latest places.
 */
final class RecordShapes {

  /** No shape: the record needs a closer look. */
  static final int NONE = -1;

  /** More bytes than a page has. */
  private static final int HUGE = 1 << 23;

  /** The lengths of values by header byte; {@link #HUGE} if the record needs a closer look. */
  private static final int[] LENGTHS = new int[256];

  private static final int HASH_BITS = 8;
  private static final int SHAPES = 1 << HASH_BITS;

  static {
    Arrays.fill(LENGTHS, HUGE);
    for (int type = 0; type < 128; type++) {
      LENGTHS[type] = SerialType.isReserved(type) ? HUGE : SerialType.length(type);
    }
  }

  private final int headerBytes;
  private final int[] indexes;

  /** The number of eight-byte words compared: the first, the last, and those in between. */
  private final int words;

  private final int lastAt;

  /** The bits of a word to compare; not all if the header is shorter than eight bytes. */
  private final long mask;

  /** The words of the headers, by shape, then by word. */
  private final long[] headers;

  /** The bytes of a record, by shape. */
  private final int[] lengths = new int[SHAPES];

  /** By shape, then by slot: the type of a value in the high half, its start in the low half. */
  private final long[] values;

  /**
   * Creates an empty table of shapes.
   *
   * @param indexes the indexes of the wanted values, ascending, from 0
   * @param columns the number of values in a record
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
   * The shape of the record of {@code length} bytes at {@code at}. At least eight bytes must follow
   * it.
   *
   * @return {@link #NONE} if its header doesn't have one byte for each column, or gives another
   *     length
   */
  int of(byte[] bytes, int at, int length) {
    if (bytes[at] != headerBytes || length < headerBytes) {
      return NONE;
    }
    long first = word(bytes, at);
    long last = word(bytes, at + lastAt);
    long hash = (first ^ Long.rotateLeft(last, Integer.SIZE)) * SplitMix64.GOLDEN;
    for (int word = 2; word < words; word++) {
      hash = (hash ^ word(bytes, at + (word - 1) * Long.BYTES)) * SplitMix64.GOLDEN;
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
    return ByteWords.at(bytes, at) & mask;
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

  /**
   * Puts the places of the values of the record at {@code at}, which has this shape, into a batch.
   */
  void put(int shape, int at, RowBatch batch) {
    batch.put(values, shape * indexes.length, at);
  }
}
