package farm.analysis.storage;

import farm.analysis.problem.RequestException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Looks for files on the file systems that Beam knows. */
final class FileSystemInspection {

  /**
   * A file that was found.
   *
   * @param id the id by which its file system opens it
   */
  record Found(RemoteFile file, ResourceId id) {

    /** This file under the name that the user gave it. */
    Found named(String path) {
      return new Found(new RemoteFile(path, file.bytes(), file.modifiedMillis()), id);
    }
  }

  private FileSystemInspection() {}

  /**
   * The files that match a path or glob, in any order, without folders; empty if there are none.
   *
   * @throws RequestException if no file system has the path's scheme, or the path isn't valid there
   */
  static List<Found> matches(String spec) {
    register(spec);
    try {
      List<Found> found = new ArrayList<>();
      for (MatchResult.Metadata one : match(spec)) {
        ResourceId id = one.resourceId();
        if (!id.isDirectory()) {
          RemoteFile file = new RemoteFile(path(id), one.sizeBytes(), one.lastModifiedMillis());
          found.add(new Found(file, id));
        }
      }
      return found;
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: can't be searched for: %s".formatted(spec, e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw unknown(spec, e);
    }
  }

  /**
   * The id of the file at this path on its file system. The file needn't exist.
   *
   * @throws RequestException if no file system has the path's scheme, or the path isn't valid there
   */
  static ResourceId id(String path) {
    register(path);
    try {
      return FileSystems.matchNewResource(path, false);
    } catch (IllegalArgumentException e) {
      throw unknown(path, e);
    }
  }

  private static void register(String spec) {
    if (RemotePath.scheme(spec).equals(FileSystems.DEFAULT_SCHEME)) {
      throw new RequestException(
          spec, "%s: a local file should be named without file://".formatted(spec));
    }
    // Has no effect where a pipeline is made or run: its options have registered them already.
    FileSystems.registerFileSystemsOnce(PipelineOptionsFactory.create());
  }

  private static List<MatchResult.Metadata> match(String spec) throws IOException {
    return FileSystems.match(spec, EmptyMatchTreatment.ALLOW).metadata();
  }

  /** Beam tells the two errors apart only by their messages. */
  private static RequestException unknown(String spec, IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    return new RequestException(
        spec,
        message.startsWith("No filesystem found")
            ? ("%s: no file system for scheme '%s'; its library should be on the class path, and"
                    + " options that it needs should be given, such as --hdfsConfiguration")
                .formatted(spec, RemotePath.scheme(spec))
            : "%s: isn't a path of its file system: %s".formatted(spec, message));
  }

  /** The path that finds the file again. Hadoop encodes its ids, but not its paths. */
  private static String path(ResourceId id) throws IOException {
    String text = id.toString();
    if (text.indexOf('%') >= 0
        && match(text).stream().noneMatch(other -> other.resourceId().equals(id))) {
      URI encoded = URI.create(text);
      String authority = encoded.getRawAuthority();
      text = encoded.getScheme() + "://" + (authority == null ? "" : authority) + encoded.getPath();
    }
    return RemotePath.isRemote(text) ? text : text.replaceFirst(":/", ":///");
  }
}
