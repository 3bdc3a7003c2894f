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
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
   * Outputs of this JVM's runs whose parts go when it ends, should nothing have done so before; by
   * the folder of the parts.
   */
  private static final Map<String, OutputFile> UNFINISHED = new ConcurrentHashMap<>();

  /** The folders of parts that are not wanted any more. */
  private static final Set<String> DISCARDED = new HashSet<>();

  private static boolean hasHook;

  /**
   * The file at {@code path}, which may not be there yet, nor its folder.
   *
   * @throws RequestException if it can't be written
   */
  public static OutputFile at(String path) {
    OutputFile file = RemotePath.isRemote(path) ? remote(path) : local(path);
    discardAtEnd(file);
    return file;
  }

  /**
   * Where a pipeline is made, not on workers: a hook would keep a job's classes in their memory.
   */
  private static synchronized void discardAtEnd(OutputFile file) {
    UNFINISHED.put(file.parts, file);
    if (!hasHook) {
      Thread discard = new Thread(() -> UNFINISHED.values().forEach(OutputFile::discard));
      Runtime.getRuntime().addShutdownHook(discard);
      hasHook = true;
    }
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
   * Opens a new part of this name.
   *
   * @throws IOException if that fails, or the parts were discarded: a runner's other threads may
   *     write on for a moment when a run has failed
   */
  WritableByteChannel create(String part) throws IOException {
    synchronized (DISCARDED) {
      checkNotDiscarded();
      lock();
      return folder().create(part);
    }
  }

  /** Where the pipeline was made, not on workers of a cluster: their job may outlive this JVM. */
  private void lock() throws IOException {
    if (!isRemote() && !isFinished()) {
      PartLock.take(Path.of(parts));
    }
  }

  private void checkNotDiscarded() throws IOException {
    if (DISCARDED.contains(parts)) {
      throw new IOException("its parts were discarded");
    }
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

  /** Makes a part the file itself, in place of an older one. */
  void complete(String part) throws IOException {
    folder().moveToTarget(part);
  }

  /**
   * Makes an empty part for a writer that needs a file of its own; not on a remote file system.
   *
   * @throws IOException as {@link #create} does
   */
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
  public void completeNew(Path part) throws IOException {
    LocalPartFolder.linkToTarget(part, Path.of(target));
  }

  /** What to tell the user when writing fails. */
  public RequestException failure(IOException e) {
    return failure(reason(e), e);
  }

  /** What to tell the user when the parts with these segments can't be joined. */
  public RequestException failure(List<Segment> segments, IOException e) {
    return hasLost(segments)
        ? failure(
            "its parts, which were written, aren't on this machine; on a cluster, outputs must be"
                + " on a file system that all machines see under the same path",
            e)
        : failure(e);
  }

  private RequestException failure(String reason, IOException e) {
    return new RequestException("%s: can't be written: %s".formatted(path, reason), e);
  }

  private boolean hasLost(List<Segment> segments) {
    return !segments.isEmpty() && !folder().has(segments.get(0).file());
  }

  /** The message of a file system's error is often just the path. */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException failed && failed.getReason() == null) {
      return "%s (%s)".formatted(failed.getFile(), e.getClass().getSimpleName());
    }
    return String.valueOf(e.getMessage());
  }

  /** Deletes the parts, if there are any, and lets no more be written by this JVM. */
  public void discard() {
    synchronized (DISCARDED) {
      DISCARDED.add(parts);
      deleteParts();
    }
  }

  /** Whether nothing is left to be done, as the parts aren't needed any more. */
  boolean isFinished() {
    return !UNFINISHED.containsKey(parts);
  }

  /** Deletes the parts, if there are any. */
  public void deleteParts() {
    UNFINISHED.remove(parts);
    try {
      folder().delete();
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
