package farm.analysis.storage;

import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of a remote file, complete or being made by its first reader. */
final class Copy {

  private static final int BUFFER_BYTES = 1 << 20;

  private final Path path;
  private final long bytes;

  /**
   * The number of open readers, including the one that makes the copy. {@link #unreadSince} is the
   * time in nanoseconds at which the last of them closed.
   */
  int readers;

  long unreadSince;
  boolean isComplete;

  /** An empty copy of a file of this size. It is deleted when the JVM ends, if not before. */
  Copy(Path path, long bytes) {
    this.path = path;
    this.bytes = bytes;
    path.toFile().deleteOnExit();
  }

  Path path() {
    return path;
  }

  /** The size of the file in bytes, and so of the complete copy. */
  long bytes() {
    return bytes;
  }

  /**
   * Copies all bytes and returns their number. If there are more bytes than expected, it stops
   * after at most one further buffer.
   *
   * @throws RequestException if the copy can't be written, such as on a full disk
   */
  long fill(RemoteFile file) throws IOException {
    long copied = 0;
    try (InputStream in = file.open();
        OutputStream out = Files.newOutputStream(path)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0 && copied <= bytes; read = in.read(buffer)) {
        write(buffer, read, out, file);
        copied += read;
      }
    }
    return copied;
  }

  private void write(byte[] buffer, int count, OutputStream out, RemoteFile file) {
    try {
      out.write(buffer, 0, count);
    } catch (IOException e) {
      throw new RequestException(
          "%s: can't be copied to %s: %s".formatted(file.path(), path, e.getMessage()), e);
    }
  }

  /** Deletes the copy. If that fails now, the JVM deletes it when it ends. */
  void delete() {
    boolean unused = path.toFile().delete();
  }
}
