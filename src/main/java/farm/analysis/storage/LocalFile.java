package farm.analysis.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that can be read as a local one until this is closed: a local file itself, or a copy.
 *
 * @param release the action to run on closing
 */
public record LocalFile(Path path, Runnable release) implements AutoCloseable {

  /** A file that is local already; closing it does nothing. */
  public static LocalFile itself(Path path) {
    return new LocalFile(path, () -> {});
  }

  /**
   * Opens a stream of the bytes from {@code offset} on. Closing the stream closes this file too,
   * and so does a failure to open it.
   */
  public InputStream openAt(long offset) throws IOException {
    InputStream in;
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      in = Channels.newInputStream(channel.position(offset));
    } catch (IOException e) {
      close();
      throw e;
    }
    return new FilterInputStream(in) {
      @Override
      public void close() throws IOException {
        try {
          super.close();
        } finally {
          LocalFile.this.close();
        }
      }
    };
  }

  @Override
  public void close() {
    release.run();
  }
}
