package farm.analysis.load.sqlite.page;

/**
 * SQLite's variable-length integers of one to nine bytes (sqlite.org/fileformat2.html §1.6). Each
 * byte holds seven bits, the highest first; a ninth holds eight. The array must have nine bytes
 * from the start on.
 */
public final class Varint {

  private static final int MOST_BYTES = 9;

  private Varint() {}

  /** The number of bytes of the integer at {@code at}, 1 to 9. */
  public static int length(byte[] bytes, int at) {
    int length = 1;
    while (length < MOST_BYTES && bytes[at + length - 1] < 0) {
      length++;
    }
    return length;
  }

  /** The value of the integer of {@code length} bytes at {@code at}. */
  public static long value(byte[] bytes, int at, int length) {
    long value = 0;
    int sevens = Math.min(length, MOST_BYTES - 1);
    for (int i = 0; i < sevens; i++) {
      value = (value << 7) | (bytes[at + i] & 0x7f);
    }
    return length == MOST_BYTES ? (value << 8) | (bytes[at + MOST_BYTES - 1] & 0xff) : value;
  }
}
