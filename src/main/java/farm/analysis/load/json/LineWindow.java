package farm.analysis.load.json;

import farm.analysis.load.json.plain.PlainObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The part of a text that is in memory. It slides along the text and grows if it must. */
final class LineWindow implements AutoCloseable {

  /** The number of zero bytes after those that were read. */
  private static final int ZEROS = PlainObject.ZEROS;

  private final InputStream in;
  private byte[] bytes;
  private int limit;
  private boolean ended;

  /** The offset of the first byte in the text. */
  private long offset;

  /**
   * An empty window with an initial size of {@code size} bytes; {@code in} gives the text from
   * {@code offset} on.
   */
  LineWindow(InputStream in, long offset, int size) {
    this.in = in;
    this.offset = offset;
    this.bytes = new byte[size + ZEROS];
  }

  /** The array of the bytes; those before {@link #limit} are valid until the next slide. */
  byte[] bytes() {
    return bytes;
  }

  /** The number of valid bytes; zeros follow. */
  int limit() {
    return limit;
  }

  /** The byte offset in the text of this place in the window. */
  long offset(int at) {
    return offset + at;
  }

  /** The place of the first newline from here on, or -1. */
  int newline(int from) {
    for (int i = from; i < limit; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Returns true if so few bytes are left after this place that it is better to slide first. */
  boolean isNearEnd(int from) {
    return limit - from < bytes.length / 8 && !ended;
  }

  /**
   * Reads more. Drops the bytes before {@code kept}, and moves the others to the start.
   *
   * @return false if there are no more bytes
   */
  boolean slide(int kept) throws IOException {
    limit -= kept;
    System.arraycopy(bytes, kept, bytes, 0, limit);
    offset += kept;
    if (limit + ZEROS == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * limit + ZEROS);
    }
    int room = bytes.length - ZEROS - limit;
    int read = in.readNBytes(bytes, limit, room);
    ended = read < room;
    limit += read;
    Arrays.fill(bytes, limit, limit + ZEROS, (byte) 0);
    return read > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
