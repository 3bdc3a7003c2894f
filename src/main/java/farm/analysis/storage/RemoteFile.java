package farm.analysis.storage;

import farm.analysis.problem.RequestException;
import farm.analysis.storage.FileSystemInspection.Found;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;

/**
 * A file of another file system as it was at one moment.
 *
 * @param path the path as the user wrote it, or as a glob found it
 * @param bytes the size in bytes
 * @param modifiedMillis the time of the last change, in milliseconds since 1970; 0 if the file
 *     system doesn't report it
 */
public record RemoteFile(String path, long bytes, long modifiedMillis) {

  /**
   * Looks at a file.
   *
   * @throws RequestException if there is no such file, or no such file system
   */
  public static RemoteFile at(String path) {
    return find(path)
        .orElseThrow(() -> new RequestException(path, "%s: no such file".formatted(path)));
  }

  /**
   * The file at this path, if it exists. Wildcards in the path are taken literally.
   *
   * @throws RequestException if there is no such file system
   */
  public static Optional<RemoteFile> find(String path) {
    return look(path).map(Found::file);
  }

  /**
   * Checks that this path is valid for a file. The file needn't exist.
   *
   * @throws RequestException if there is no such file system, or it has no such paths
   */
  public static void checkFileSystem(String path) {
    FileSystemInspection.id(path);
  }

  /** The files that match a glob, sorted by path. The file system defines what a glob matches. */
  public static List<RemoteFile> matching(String glob) {
    return FileSystemInspection.matches(glob).stream()
        .map(Found::file)
        .sorted((a, b) -> a.path.compareTo(b.path))
        .toList();
  }

  private static Optional<Found> look(String path) {
    List<Found> matches = FileSystemInspection.matches(path);
    return matches.stream()
        .filter(found -> found.file().path.equals(path))
        .findFirst()
        .or(
            () ->
                matches.size() == 1 && !FileSystems.hasGlobWildcard(path)
                    ? Optional.of(matches.get(0).named(path))
                    : Optional.empty());
  }

  /**
   * Opens the bytes from the start, to be read in order.
   *
   * @throws IOException if the file can't be opened; reading also throws it if the bytes end too
   *     early
   */
  public InputStream open() throws IOException {
    return new WholeStream(Channels.newInputStream(channel()), bytes);
  }

  /**
   * Opens the bytes from {@code offset} on without reading those before; empty if the file system
   * can't seek.
   *
   * @throws IOException if the file can't be opened; reading also throws it if the bytes end too
   *     early
   */
  public Optional<InputStream> openAt(long offset) throws IOException {
    ReadableByteChannel channel = channel();
    try {
      if (channel instanceof SeekableByteChannel seekable) {
        InputStream in = Channels.newInputStream(seekable.position(offset));
        return Optional.of(new WholeStream(in, bytes - offset));
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  private ReadableByteChannel channel() throws IOException {
    Found found = look(path).orElseThrow(() -> new FileNotFoundException("no such file"));
    return FileSystems.open(found.id());
  }
}
