package farm.analysis.load.sqlite.page;

/**
 * SQLite's integers of one to nine bytes (sqlite.org/fileformat2.html §1.6): seven bits of each,
 * the high ones first, and all eight of a ninth. Whoever reads one has nine bytes there to be read.
 */
public final class Varint {

  private static final int MOST_BYTES = 9;

  private Varint() {}

  /** How many bytes it takes. */
  public static int length(byte[] bytes, int at) {
    int length = 1;
    while (length < MOST_BYTES && bytes[at + length - 1] < 0) {
      length++;
    }
    return length;
  }

  /** Its value, of so many bytes. */
  public static long value(byte[] bytes, int at, int length) {
    long value = 0;
    int sevens = Math.min(length, MOST_BYTES - 1);
    for (int i = 0; i < sevens; i++) {
      value = (value << 7) | (bytes[at + i] & 0x7f);
    }
    return length == MOST_BYTES ? (value << 8) | (bytes[at + MOST_BYTES - 1] & 0xff) : value;
  }
}
