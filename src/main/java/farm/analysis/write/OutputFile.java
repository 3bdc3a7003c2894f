package farm.analysis.write;

import farm.analysis.problem.RequestException;
import farm.analysis.storage.Place;
import farm.analysis.storage.RemoteFile;
import farm.analysis.storage.RemotePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;

/**
 * A file to be written, and the folder beside it that holds its parts until it is complete.
 *
 * @param path the file as the user wrote it
 * @param target the file itself, behind symbolic links
 * @param parts the folder of the parts
 */
public record OutputFile(String path, String target, String parts) implements Serializable {

  /**
   * The file at {@code path}, which may not be there yet, nor its folder.
   *
   * @throws RequestException if it can't be written
   */
  public static OutputFile at(String path) {
    return RemotePath.isRemote(path) ? remote(path) : local(path);
  }

  private static OutputFile local(String path) {
    Path target = Place.of(path).local();
    try {
      if (Files.exists(target)) {
        target = target.toRealPath();
      }
    } catch (IOException e) {
      throw new RequestException("%s: can't be written: %s".formatted(path, reason(e)), e);
    }
    check(path, target);
    String parts = partsOf(String.valueOf(target.getFileName()));
    return new OutputFile(path, target.toString(), target.resolveSibling(parts).toString());
  }

  private static OutputFile remote(String path) {
    RemoteFile.checkFileSystem(path);
    int name = path.lastIndexOf('/') + 1;
    if (name == path.length() || FileSystems.hasGlobWildcard(path)) {
      throw new RequestException(
          path, "%s: can't be written: it should name one file".formatted(path));
    }
    return new OutputFile(path, path, path.substring(0, name) + partsOf(path.substring(name)));
  }

  private static String partsOf(String name) {
    return ".%s.%s.parts".formatted(name, UUID.randomUUID());
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
    if (isRemote() || RemotePath.isRemote(otherPath)) {
      return path.equals(otherPath);
    }
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

  private PartFolder folder() {
    return PartFolder.of(target, parts);
  }

  /**
   * Makes the folder of the parts, where the pipeline is made. No worker makes it: one that goes on
   * for a moment when a run has failed, and its parts are deleted, finds that it is gone.
   *
   * @throws RequestException if it can't be made
   */
  void makeFolder() {
    try {
      if (!isRemote()) {
        Files.createDirectories(Path.of(parts));
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Locks the folder for this program, and deletes those beside it that killed ones left. */
  public void lock() {
    try {
      if (!isRemote()) {
        PartLock.take(Path.of(parts));
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Opens a new part of this name. */
  WritableByteChannel create(String part) throws IOException {
    return folder().create(part);
  }

  /** Whether it is on a remote file system. */
  boolean isRemote() {
    return RemotePath.isRemote(target);
  }

  /** The bytes of a segment and what follows in its part. */
  public InputStream open(Segment segment) throws IOException {
    return Channels.newInputStream(folder().open(segment.file(), segment.start()));
  }

  /** Appends the bytes of a segment. */
  void copy(Segment segment, WritableByteChannel to) throws IOException {
    folder().copy(segment.file(), segment.start(), segment.bytes(), to);
  }

  /** Makes sure that a part is on the disk. */
  void force(String part) throws IOException {
    folder().force(part);
  }

  /** Makes a part the file itself, in place of an older one. */
  void publish(String part) {
    try {
      folder().moveToTarget(part);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Makes an empty part for a writer that needs a file of its own; not on a remote file system. */
  public Path createPart() throws IOException {
    String part = "complete-" + UUID.randomUUID(); // a runner may do this twice at a time
    create(part).close();
    return Path.of(parts, part);
  }

  /**
   * Makes such a part the file itself.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is a file by now; it stays as it is
   */
  public void publishNew(Path part) throws IOException {
    LocalPartFolder.linkToTarget(part, Path.of(target));
  }

  /** The error that tells the user why writing fails. */
  public RequestException failure(IOException e) {
    boolean isGone =
        e instanceof NoSuchFileException && !isRemote() && !Files.exists(Path.of(parts));
    String reason =
        isGone
            ? "the folder of its parts, made where the run was started, isn't on this machine; on a"
                + " cluster, outputs must be on a file system that all machines see under the same"
                + " path"
            : reason(e);
    return new RequestException("%s: can't be written: %s".formatted(path, reason), e);
  }

  /** The message of a file system's error is often just the path. */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException failed && failed.getReason() == null) {
      return "%s (%s)".formatted(failed.getFile(), e.getClass().getSimpleName());
    }
    return String.valueOf(e.getMessage());
  }

  /** Deletes the parts, if there are any. */
  public void discard() {
    try {
      folder().delete();
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
