package farm.analysis.storage;

import farm.analysis.problem.RequestException;
import farm.analysis.storage.FileSystemLook.Found;
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
 * A file of another file system as it stood at one moment.
 *
 * @param path the path as the user wrote it, or as a glob found it
 * @param bytes its size
 * @param modifiedMillis when it was written last, in milliseconds since 1970; 0 where its file
 *     system doesn't tell
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
   * The file at this path, if there is one. A path with wildcards is the file of that very name.
   *
   * @throws RequestException if there is no such file system
   */
  public static Optional<RemoteFile> find(String path) {
    return look(path).map(Found::file);
  }

  /**
   * Checks that a file could have this path, whether there is one or not.
   *
   * @throws RequestException if there is no such file system, or it has no such paths
   */
  public static void checkFileSystem(String path) {
    FileSystemLook.id(path);
  }

  /** The files that a glob matches, as its file system understands it, sorted by their paths. */
  public static List<RemoteFile> matching(String glob) {
    return FileSystemLook.matches(glob).stream()
        .map(Found::file)
        .sorted((a, b) -> a.path.compareTo(b.path))
        .toList();
  }

  private static Optional<Found> look(String path) {
    List<Found> matches = FileSystemLook.matches(path);
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
   * The bytes from the start, to be read one after the other.
   *
   * @throws IOException if it can't be opened; reading throws it too if the bytes end too early
   */
  public InputStream open() throws IOException {
    return new WholeStream(Channels.newInputStream(channel()), bytes);
  }

  /**
   * The bytes from {@code offset} on, without those before; empty if its file system can't seek.
   *
   * @throws IOException if it can't be opened; reading throws it too if the bytes end too early
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
