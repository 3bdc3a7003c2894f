package farm.analysis.load.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The piece of a text that is in memory: it slides over the text, and grows if it must. */
final class Window implements AutoCloseable {

  /** How many bytes are in memory at first. */
  static final int BYTES = 1 << 18;

  private static final int MOST_BYTES = 1 << 30;

  /** So many bytes of the array stay free, that who reads some bytes at once needn't care. */
  private static final int BEYOND = 64;

  private final CsvText text;
  private final InputStream in;
  private byte[] bytes;
  private int limit;
  private boolean ended;
  private long offset;
  private long bytesLeft;

  /** An empty window of this size at {@code start} of the text, which ends before {@code end}. */
  Window(CsvText text, long start, long end, int size) {
    this.bytes = new byte[size + BEYOND];
    this.text = text;
    this.offset = start;
    this.bytesLeft = end - start;
    this.in = text.open(start);
  }

  /** The bytes, of which those before {@link #limit} were read; others after it slid. */
  byte[] bytes() {
    return bytes;
  }

  /** How many bytes were read. */
  int limit() {
    return limit;
  }

  /** Whether there is no room for more, unless what is before it is given up. */
  boolean isFull() {
    return limit == bytes.length - BEYOND;
  }

  /** Whether nothing comes after the limit; told only once reading on was tried. */
  boolean isLast() {
    return ended;
  }

  /** Where in the text this place in the window is. */
  long offset(int at) {
    return offset + at;
  }

  /**
   * Reads on; what is from {@code kept} on is kept and moved to the start.
   *
   * @return false if there is no more
   * @throws MalformedRecord if what is kept takes a gigabyte
   */
  boolean slide(int kept) {
    if (ended) {
      return false;
    }
    limit -= kept;
    System.arraycopy(bytes, kept, bytes, 0, limit);
    offset += kept;
    if (isFull()) {
      if (limit == MOST_BYTES) {
        throw new MalformedRecord(offset, "a record of more than %d bytes".formatted(MOST_BYTES));
      }
      bytes = Arrays.copyOf(bytes, 2 * limit + BEYOND);
    }
    try {
      int room = (int) Math.min(bytes.length - BEYOND - limit, bytesLeft);
      int read = room == 0 ? -1 : in.read(bytes, limit, room);
      ended = read < 0;
      limit += Math.max(0, read);
      bytesLeft -= Math.max(0, read);
      return !ended;
    } catch (IOException e) {
      throw text.failure(offset + limit, e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw text.failure(offset, e);
    }
  }
}
