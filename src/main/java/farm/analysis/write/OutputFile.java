package farm.analysis.write;

import farm.analysis.problem.RequestException;
import farm.analysis.storage.FileLocation;
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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;

/**
 * A file to write, and the folder beside it that holds its parts until it is complete.
 *
 * @param path the file as the user wrote it
 * @param target the file itself, with symbolic links resolved
 * @param parts the folder of the parts
 */
public record OutputFile(String path, String target, String parts) implements Serializable {

  /** Others can read the temporary folder, but shouldn't read rows there. */
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /**
   * The file at {@code path}. It and its folder need not exist yet.
   *
   * @throws RequestException if it can't be written
   */
  public static OutputFile at(String path) {
    return RemotePath.isRemote(path) ? remote(path) : local(path);
  }

  private static OutputFile local(String path) {
    Path target = FileLocation.of(path).local();
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

  /**
   * Standard output. Its rows wait in the temporary folder of this machine; see {@link #toPrint}.
   */
  public static OutputFile standardOutput() {
    Path parts =
        Path.of(System.getProperty("java.io.tmpdir"))
            .toAbsolutePath()
            .resolve(partsOf("standard-output"));
    return new OutputFile(
        "standard output", parts.resolve("complete").toString(), parts.toString());
  }

  /** The file with the rows for standard output; empty for a file of the user's. */
  public Optional<Path> toPrint() {
    return isRemote() || !Path.of(target).startsWith(parts)
        ? Optional.empty()
        : Optional.of(Path.of(target));
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

  /**
   * Returns true if this is the file at {@code otherPath}. A remote file is compared by its path.
   */
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
   * Creates the folder of the parts, on the machine that builds the pipeline. Guards against a race
   * with {@link #discard}: a worker doesn't create the folder, so a worker that still runs after a
   * failure can't bring it back.
   *
   * @throws RequestException if it can't be created
   */
  public void makeFolder() {
    try {
      if (toPrint().isPresent()) {
        Files.createDirectories(Path.of(parts), OWNER_ONLY);
      } else if (!isRemote()) {
        Files.createDirectories(Path.of(parts));
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Locks the folder for this program, and deletes the folders beside it that killed programs left.
   */
  public void lock() {
    try {
      if (!isRemote()) {
        PartLock.take(Path.of(parts));
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Creates a part with this name and opens it. */
  public WritableByteChannel create(String part) throws IOException {
    return folder().create(part);
  }

  /** Returns true if the file is on a remote file system. */
  boolean isRemote() {
    return RemotePath.isRemote(target);
  }

  /**
   * Opens a segment's part at the start of the segment; the stream doesn't stop at the segment's
   * end.
   */
  public InputStream open(Segment segment) throws IOException {
    return Channels.newInputStream(folder().open(segment.file(), segment.start()));
  }

  /** Appends the bytes of a segment to {@code to}. */
  public void copy(Segment segment, WritableByteChannel to) throws IOException {
    folder().copy(segment.file(), segment.start(), segment.bytes(), to);
  }

  /** Forces the bytes of a part to disk. */
  public void force(String part) throws IOException {
    folder().force(part);
  }

  /** Moves a part to the place of the file; replaces an existing file. */
  public void publish(String part) {
    try {
      folder().moveToTarget(part);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Creates an empty part for a writer that needs a path; not on a remote file system. */
  public Path createPart() throws IOException {
    String part = "complete-" + UUID.randomUUID(); // a runner may run two attempts at once
    create(part).close();
    return Path.of(parts, part);
  }

  /**
   * Turns a part that {@link #createPart} created into the file itself.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the file exists by now; it isn't changed
   */
  public void publishNew(Path part) throws IOException {
    LocalPartFolder.linkToTarget(part, Path.of(target));
  }

  /** The exception that tells the user why writing failed. */
  public RequestException failure(IOException e) {
    boolean isGone =
        e instanceof NoSuchFileException && !isRemote() && !Files.exists(Path.of(parts));
    String reason =
        isGone
            ? "its folder of parts, which the run created where it started, isn't on this machine;"
                + " on a cluster, outputs must be on a file system that all machines see under"
                + " the same path"
            : reason(e);
    if (toPrint().isPresent()) {
      reason +=
          " (its rows wait in %s until the run has ended)".formatted(Path.of(parts).getParent());
    }
    return new RequestException("%s: can't be written: %s".formatted(path, reason), e);
  }

  /**
   * The reason of an error. The message of a file system's error is often only the path, so its
   * type is added.
   */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException failed && failed.getReason() == null) {
      return "%s (%s)".formatted(failed.getFile(), e.getClass().getSimpleName());
    }
    return String.valueOf(e.getMessage());
  }

  /** Deletes the folder of parts, if it exists. */
  public void discard() {
    try {
      folder().delete();
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
