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

/** Asks the file systems that Beam knows which files there are. */
final class FileSystemLook {

  /**
   * A file that was found.
   *
   * @param id what its file system opens it by
   */
  record Found(RemoteFile file, ResourceId id) {

    /** This file by the name that the user gave it. */
    Found named(String path) {
      return new Found(new RemoteFile(path, file.bytes(), file.modifiedMillis()), id);
    }
  }

  private FileSystemLook() {}

  /**
   * The files, but no folders, that a path or glob names, in any order; none if there are none.
   *
   * @throws RequestException if no file system has the path's scheme, or it is no path there
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
          "%s: can't be looked for: %s".formatted(spec, e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw unknown(spec, e);
    }
  }

  /**
   * What a file system calls the file at this path, whether there is one or not.
   *
   * @throws RequestException if no file system has the path's scheme, or it is no path there
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
      throw new RequestException(spec, "%s: a local file is named without file://".formatted(spec));
    }
    // Where a pipeline was made, or is run, they are registered with its options.
    FileSystems.registerFileSystemsOnce(PipelineOptionsFactory.create());
  }

  private static List<MatchResult.Metadata> match(String spec) throws IOException {
    return FileSystems.match(spec, EmptyMatchTreatment.ALLOW).metadata();
  }

  /** Beam says which of the two it is only in words. */
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

  /** The path by which a file is found again: Hadoop's ids are encoded as its paths aren't. */
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
