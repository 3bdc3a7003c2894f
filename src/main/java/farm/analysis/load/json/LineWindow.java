package farm.analysis.load.json;

import farm.analysis.load.json.plain.PlainObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The piece of a text that is in memory: it slides over the text, and grows if it must. */
final class LineWindow implements AutoCloseable {

  /** So many zeros follow what was read. */
  private static final int ZEROS = PlainObject.ZEROS;

  private final InputStream in;
  private byte[] bytes;
  private int limit;
  private boolean ended;

  /** Where the first byte stands in the text. */
  private long offset;

  /** An empty window of {@code size} bytes at first, which the rest of the text comes from. */
  LineWindow(InputStream in, long offset, int size) {
    this.in = in;
    this.offset = offset;
    this.bytes = new byte[size + ZEROS];
  }

  /** The bytes, of which those before {@link #limit} were read; others after it slid. */
  byte[] bytes() {
    return bytes;
  }

  /** How many bytes were read; zeros follow. */
  int limit() {
    return limit;
  }

  /** Where in the text this place in the window is. */
  long offset(int at) {
    return offset + at;
  }

  /** The first newline from here on, or -1. */
  int newline(int from) {
    for (int i = from; i < limit; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Whether what is from here on is so little that it is better to slide first. */
  boolean isNearEnd(int from) {
    return limit - from < bytes.length / 8 && !ended;
  }

  /**
   * Reads on; what is from {@code kept} on is kept and moved to the start.
   *
   * @return false if there is no more
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
