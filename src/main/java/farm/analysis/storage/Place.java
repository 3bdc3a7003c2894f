package farm.analysis.storage;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a file is, also for a process in another folder or on another machine.
 *
 * @param path the path as the user wrote it
 * @param location the absolute path of a local file; that of a remote one is as it was written
 */
public record Place(String path, String location) implements Serializable {

  /** The place of what has this path here. */
  public static Place of(String path) {
    return new Place(
        path, RemotePath.isRemote(path) ? path : Path.of(path).toAbsolutePath().toString());
  }

  /** Whether it is on another file system than this machine's. */
  public boolean isRemote() {
    return RemotePath.isRemote(location);
  }

  /** Whether there is something. */
  public boolean exists() {
    return isRemote() ? RemoteFile.find(path).isPresent() : Files.exists(local());
  }

  /** The path of a local file. */
  public Path local() {
    return Path.of(location);
  }
}
