package farm.analysis.load.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The part of a text that is in memory. It slides along the text and grows if it must. */
final class Window implements AutoCloseable {

  /** The usual initial size in bytes. */
  static final int BYTES = 1 << 18;

  private static final int MOST_BYTES = 1 << 30;

  /** The number of unused bytes at the array's end, so that several bytes can be read at once. */
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

  /** The array of the bytes; those before {@link #limit} are valid until the next slide. */
  byte[] bytes() {
    return bytes;
  }

  /** The number of valid bytes. */
  int limit() {
    return limit;
  }

  /** Returns true if there is no room for more unless earlier bytes are dropped. */
  boolean isFull() {
    return limit == bytes.length - BEYOND;
  }

  /** Returns true if nothing follows the limit, which shows only after trying to read on. */
  boolean isLast() {
    return ended;
  }

  /** The byte offset in the text of this place in the window. */
  long offset(int at) {
    return offset + at;
  }

  /**
   * Reads more. Drops the bytes before {@code kept}, and moves the others to the start.
   *
   * @return false if there are no more bytes
   * @throws MalformedRecord if the kept bytes fill a gigabyte
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
        throw new MalformedRecord(
            offset, "the record should have at most %d bytes, has more".formatted(MOST_BYTES));
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
