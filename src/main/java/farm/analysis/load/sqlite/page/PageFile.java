package farm.analysis.load.sqlite.page;

import farm.analysis.load.input.InputFile;
import farm.analysis.storage.LocalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;

/** A database file opened for reading its pages. Used by one thread at a time. */
public final class PageFile implements AutoCloseable {

  private final TableTree tree;
  private final LocalFile file;
  private final FileChannel channel;

  private PageFile(TableTree tree, LocalFile file, FileChannel channel) {
    this.tree = tree;
    this.file = file;
    this.channel = channel;
  }

  /** Opens the file of a tree. */
  public static PageFile open(TableTree tree) {
    LocalFile file = tree.file().local();
    try {
      return new PageFile(tree, file, FileChannel.open(file.path(), StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      file.close();
      throw InputFile.absent(tree.file().path());
    } catch (IOException e) {
      file.close();
      tree.file().checkUnchanged();
      throw unreadable(tree, e);
    }
  }

  /**
   * Reads adjacent pages to the start of a buffer: {@code count}, or fewer if the file has no more
   * whole ones.
   *
   * @return the number of pages read, at least one
   * @throws farm.analysis.problem.DataException if the file ends before or in the first page
   */
  int read(long page, int count, ByteBuffer into) {
    int pageSize = tree.layout().pageSize();
    into.clear().limit(count * pageSize);
    read((page - 1) * pageSize, into);
    int bytes = into.position();
    if (bytes < pageSize) {
      throw tree.corrupt(page, "is cut short: %d of %d bytes".formatted(bytes, pageSize));
    }
    return bytes / pageSize;
  }

  private void read(long from, ByteBuffer buffer) {
    try {
      while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
        // a read may return fewer bytes than asked for
      }
    } catch (IOException e) {
      throw unreadable(tree, e);
    }
  }

  private static UncheckedIOException unreadable(TableTree tree, IOException e) {
    return new UncheckedIOException(
        "%s: can't be read: %s".formatted(tree.file().path(), e.getMessage()), e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(tree, e);
    } finally {
      file.close();
    }
  }
}
