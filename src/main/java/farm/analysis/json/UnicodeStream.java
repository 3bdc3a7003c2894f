package farm.analysis.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of JSON up to the first that stand for no character, where it fails. */
final class UnicodeStream extends InputStream {

  private static final int BUFFER_BYTES = 1 << 14;

  private final InputStream in;
  private final byte[] bytes = new byte[BUFFER_BYTES + Unicode.MOST_BYTES];

  /** Where the next byte to give is, where those end that are sound, and where all end. */
  private int next;

  private int sound;
  private int limit;

  /** Where in the stream the first of {@link #bytes} is. */
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

  /** Reads on behind the bytes that may be the start of a character. */
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
