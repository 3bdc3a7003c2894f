package farm.analysis.storage;

import farm.analysis.problem.RequestException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The place of a file, valid also for a process in another folder or on another machine.
 *
 * @param path the path as the user wrote it
 * @param location the absolute path of a local file, or a remote path as the user wrote it
 */
public record FileLocation(String path, String location) implements Serializable {

  /** A path into a home folder; only a shell replaces its tilde. */
  private static final Pattern HOME = Pattern.compile("(?s)~[^/]*/.*|~");

  /**
   * The place of the file with this path, taken relative to this process's folder.
   *
   * @throws RequestException if the path is blank, ends with a slash, or begins with a tilde for a
   *     home folder
   */
  public static FileLocation of(String path) {
    if (RemotePath.isRemote(path)) {
      return new FileLocation(path, path);
    }
    check(path);
    return new FileLocation(path, Path.of(path).toAbsolutePath().toString());
  }

  private static void check(String path) {
    if (path.isBlank() || path.endsWith("/")) {
      throw new RequestException(path, "'%s': should be the name of a file".formatted(path));
    }
    if (HOME.matcher(path).matches()) {
      throw new RequestException(
          path,
          ("%s: '~' isn't replaced by a home folder here; write the whole path, or give it with"
                  + " --set NAME=\"$HOME/…\"")
              .formatted(path));
    }
  }

  /** Returns true if the file is on another file system than this machine's. */
  public boolean isRemote() {
    return RemotePath.isRemote(location);
  }

  /** Returns true if there is a file or, on this machine, a folder. */
  public boolean exists() {
    return isRemote() ? RemoteFile.find(path).isPresent() : Files.exists(local());
  }

  /** The path of a local file. */
  public Path local() {
    return Path.of(location);
  }
}
