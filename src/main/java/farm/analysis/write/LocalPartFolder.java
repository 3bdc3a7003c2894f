package farm.analysis.write;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Parts on a file system that is mounted on this machine. */
record LocalPartFolder(Path target, Path folder) implements PartFolder {

  LocalPartFolder(String target, String folder) {
    this(Path.of(target), Path.of(folder));
  }

  @Override
  public WritableByteChannel create(String part) throws IOException {
    return FileChannel.open(
        folder.resolve(part), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public ReadableByteChannel open(String part, long start) throws IOException {
    FileChannel channel = FileChannel.open(folder.resolve(part), StandardOpenOption.READ);
    return channel.position(start);
  }

  @Override
  public void copy(String part, long start, long bytes, WritableByteChannel to) throws IOException {
    try (FileChannel from = FileChannel.open(folder.resolve(part), StandardOpenOption.READ)) {
      long copied = 0;
      while (copied < bytes) {
        long more = from.transferTo(start + copied, bytes - copied, to);
        if (more <= 0) {
          throw new IOException("the part %s is cut short".formatted(part));
        }
        copied += more;
      }
    }
  }

  @Override
  public void force(String part) throws IOException {
    force(folder.resolve(part));
  }

  @Override
  public void moveToTarget(String part) throws IOException {
    Files.move(
        folder.resolve(part),
        target,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Turns a part into the output, unless the output exists. The part's old name is deleted with the
   * folder.
   *
   * @throws FileAlreadyExistsException if the output exists
   */
  static void linkToTarget(Path complete, Path target) throws IOException {
    force(complete);
    try {
      Files.createLink(target, complete); // guard against a race: a move replaces an existing file
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(complete, target); // this file system has no links
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  @Override
  public void delete() throws IOException {
    try {
      delete(folder);
    } finally {
      PartLock.release(folder);
    }
  }

  /** Deletes a folder of parts, if it exists, with all its files. The lock is deleted last. */
  static void delete(Path folder) throws IOException {
    while (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        // Guard against a race: a thread of a failed run has just created a part.
      }
    }
  }
}
