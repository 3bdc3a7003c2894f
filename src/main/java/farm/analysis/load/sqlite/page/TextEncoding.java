package farm.analysis.load.sqlite.page;

/** The encoding of a database's text (sqlite.org/fileformat2.html §1.3.13). */
public enum TextEncoding {
  /** UTF-8. */
  UTF_8,
  /** UTF-16, the low byte first. */
  UTF_16LE,
  /** UTF-16, the high byte first. */
  UTF_16BE;

  private static final int LEAD_OR_TRAIL = 0xd800;
  private static final int AFTER_TRAIL = 0xe000;

  /** The maximum number of UTF-8 bytes for two bytes of UTF-16. */
  private static final int UTF_8_BYTES = 3;

  /** The encoding of a header's code. SQLite uses its last two bits; 0 means UTF-8, too. */
  static TextEncoding of(int code) {
    return switch (code & 3) {
      case 2 -> UTF_16LE;
      case 3 -> UTF_16BE;
      default -> UTF_8;
    };
  }

  /** The room, in bytes, that {@link #toUtf8} needs for {@code bytes} bytes. */
  public static long roomFor(long bytes) {
    return bytes / 2 * UTF_8_BYTES;
  }

  /**
   * Converts UTF-16 to UTF-8 as SQLite does (sqlite3VdbeMemTranslate), even for lone surrogates: a
   * surrogate takes the next code unit as its other half, whatever it is. An odd byte at the end is
   * dropped.
   *
   * @return the number of UTF-8 bytes, written from index 0 on
   */
  public int toUtf8(byte[] from, int start, int bytes, byte[] to) {
    int end = start + (bytes & ~1);
    int size = 0;
    int at = start;
    while (at < end) {
      int c = unit(from, at);
      at += 2;
      if (c >= LEAD_OR_TRAIL && c < AFTER_TRAIL && at < end) {
        int d = unit(from, at);
        at += 2;
        c = (d & 0x3ff) + ((c & 0x3f) << 10) + (((c & 0x3c0) + 0x40) << 10);
      }
      size = put(c, to, size);
    }
    return size;
  }

  private int unit(byte[] from, int at) {
    int first = from[at] & 0xff;
    int second = from[at + 1] & 0xff;
    return this == UTF_16LE ? (second << 8) | first : (first << 8) | second;
  }

  private static int put(int c, byte[] to, int at) {
    int size = at;
    if (c < 0x80) {
      to[size++] = (byte) c;
      return size;
    }
    if (c < 0x800) {
      to[size++] = (byte) (0xc0 | c >> 6);
    } else {
      if (c < 0x10000) {
        to[size++] = (byte) (0xe0 | c >> 12);
      } else {
        to[size++] = (byte) (0xf0 | c >> 18);
        to[size++] = (byte) (0x80 | (c >> 12 & 0x3f));
      }
      to[size++] = (byte) (0x80 | (c >> 6 & 0x3f));
    }
    to[size++] = (byte) (0x80 | (c & 0x3f));
    return size;
  }
}
