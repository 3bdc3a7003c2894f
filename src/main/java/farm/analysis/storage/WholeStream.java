package farm.analysis.storage;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails if it ends too early, so that a cut-off file isn't taken for a whole one. */
final class WholeStream extends FilterInputStream {

  private final long bytes;
  private long left;

  /** A stream that must give at least this number of bytes. */
  WholeStream(InputStream in, long bytes) {
    super(in);
    this.bytes = bytes;
    this.left = bytes;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    count(read < 0 ? -1 : 1);
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    count(read);
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = in.skip(count);
    left -= skipped;
    return skipped;
  }

  private void count(int read) throws EOFException {
    if (read >= 0) {
      left -= read;
    } else if (left > 0) {
      throw new EOFException("ends after %d of %d bytes".formatted(bytes - left, bytes));
    }
  }
}
