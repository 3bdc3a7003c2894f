package farm.analysis.write;

import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A file to be written, and the folder beside it that holds its parts until it is complete.
 *
 * @param path the file as the user wrote it
 * @param target the file itself, behind symbolic links
 * @param parts the folder of the parts
 */
public record OutputFile(String path, String target, String parts) implements Serializable {

  /** Folders to be deleted when this JVM ends, should nothing have done so before. */
  private static final Set<OutputFile> UNFINISHED = ConcurrentHashMap.newKeySet();

  /** The folders of parts that are not wanted any more. */
  private static final Set<String> DISCARDED = new HashSet<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> UNFINISHED.forEach(OutputFile::discard)));
  }

  /**
   * The file at {@code path}, which may not be there yet, nor its folder.
   *
   * @throws RequestException if it can't be written
   */
  public static OutputFile at(String path) {
    Path target = Path.of(path).toAbsolutePath();
    try {
      if (Files.exists(target)) {
        target = target.toRealPath();
      }
    } catch (IOException e) {
      throw new RequestException("%s: can't be written: %s".formatted(path, reason(e)), e);
    }
    check(path, target);
    String parts = ".%s.%s.parts".formatted(target.getFileName(), UUID.randomUUID());
    return new OutputFile(path, target.toString(), target.resolveSibling(parts).toString());
  }

  private static void check(String path, Path target) {
    if (Files.isDirectory(target)) {
      throw new RequestException(path, "%s: can't be written: it is a folder".formatted(path));
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new RequestException(
          path, "%s: can't be written: it isn't a regular file".formatted(path));
    }
    Path folder = target.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new RequestException(
          path, "%s: can't be written: %s isn't a folder".formatted(path, folder));
    }
    if (!Files.isWritable(folder)) {
      throw new RequestException(
          path, "%s: can't be written: no permission to write in %s".formatted(path, folder));
    }
  }

  /** Whether this is the file at that path; false if there is none. */
  public boolean isSameFileAs(String otherPath) {
    try {
      Path file = Path.of(target);
      Path other = Path.of(otherPath).toAbsolutePath();
      return Files.exists(file)
          ? Files.exists(other) && Files.isSameFile(file, other)
          : file.normalize().equals(other.normalize());
    } catch (InvalidPathException e) {
      return false;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * The part file of this name; makes the folder, which is deleted when this JVM ends.
   *
   * @throws IOException if that fails, or the parts were discarded: a runner's other threads may
   *     write on for a moment when a run has failed
   */
  public Path part(String name) throws IOException {
    synchronized (DISCARDED) {
      if (DISCARDED.contains(parts)) {
        throw new IOException("its parts were discarded");
      }
      UNFINISHED.add(this);
      return Files.createDirectories(Path.of(parts)).resolve(name);
    }
  }

  /** What to tell the user when writing fails. */
  public RequestException failure(IOException e) {
    return new RequestException("%s: can't be written: %s".formatted(path, reason(e)), e);
  }

  /** The message of a file system's error is often just the path. */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException failed && failed.getReason() == null) {
      return "%s (%s)".formatted(failed.getFile(), e.getClass().getSimpleName());
    }
    return String.valueOf(e.getMessage());
  }

  /** Deletes the parts, if there are any, and lets no more be written. */
  public void discard() {
    synchronized (DISCARDED) {
      DISCARDED.add(parts);
      UNFINISHED.remove(this);
      delete(Path.of(parts));
    }
  }

  private void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
