package farm.analysis.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of JSON, up to the first bytes that encode no character: reading those fails. */
final class UnicodeStream extends InputStream {

  private static final int BUFFER_BYTES = 1 << 14;

  private final InputStream in;
  private final byte[] bytes = new byte[BUFFER_BYTES + Unicode.MOST_BYTES];

  /**
   * The index of the next byte to return, the end of the checked bytes, and the end of all bytes.
   */
  private int next;

  private int sound;
  private int limit;

  /** The offset in the stream of the first of {@link #bytes}. */
  private long offset;

  private boolean ended;

  UnicodeStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int at, int length) throws IOException {
    while (next == sound && !(ended && sound == limit)) {
      readOn();
    }
    int count = Math.min(length, sound - next);
    System.arraycopy(bytes, next, target, at, count);
    next += count;
    return count == 0 && length > 0 ? -1 : count;
  }

  /** Reads more bytes after those that may start a character. */
  private void readOn() throws IOException {
    if (ended || limit - sound >= Unicode.MOST_BYTES) {
      throw NotUnicodeException.at(bytes, sound, offset + sound);
    }
    offset += sound;
    limit -= sound;
    System.arraycopy(bytes, sound, bytes, 0, limit);
    int read = in.read(bytes, limit, BUFFER_BYTES - limit);
    ended = read < 0;
    limit += Math.max(0, read);
    Arrays.fill(bytes, limit, limit + Unicode.MOST_BYTES, (byte) 0);
    next = 0;
    sound = Unicode.soundUntil(bytes, 0, limit, ended);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
