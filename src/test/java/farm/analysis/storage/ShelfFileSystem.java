package farm.analysis.storage;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.FileSystemRegistrar;
import org.apache.beam.sdk.io.fs.CreateOptions;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;

/** The file system of {@link Shelf}s, which can only be read. */
final class ShelfFileSystem extends FileSystem<ShelfFileSystem.ShelfId> {

  private static final String SCHEME = "shelf";

  /** Makes it known to Beam. */
  public static final class Registrar implements FileSystemRegistrar {
    @Override
    public Iterable<FileSystem<?>> fromOptions(PipelineOptions options) {
      return List.of(new ShelfFileSystem());
    }
  }

  /** A file: its path, and how that is shown. */
  record ShelfId(String path, String shown) implements ResourceId {

    @Override
    public ResourceId resolve(String other, ResolveOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ResourceId getCurrentDirectory() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public String getFilename() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public boolean isDirectory() {
      return path.endsWith("/");
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  @Override
  protected List<MatchResult> match(List<String> specs) throws IOException {
    List<MatchResult> results = new ArrayList<>();
    for (String spec : specs) {
      List<MatchResult.Metadata> found = new ArrayList<>();
      for (Shelf shelf : Shelf.all()) {
        if (spec.startsWith(shelf.root())) {
          found.addAll(found(shelf, spec.substring(shelf.root().length())));
        }
      }
      MatchResult.Status status =
          found.isEmpty() ? MatchResult.Status.NOT_FOUND : MatchResult.Status.OK;
      results.add(MatchResult.create(status, found));
    }
    return results;
  }

  private static List<MatchResult.Metadata> found(Shelf shelf, String pattern) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    List<MatchResult.Metadata> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(shelf.folder())) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Path name = shelf.folder().relativize(file);
        if (matcher.matches(name) && !name.toString().isEmpty()) {
          found.add(metadata(shelf, file, name + (Files.isDirectory(file) ? "/" : "")));
        }
      }
    }
    return found;
  }

  private static MatchResult.Metadata metadata(Shelf shelf, Path file, String name)
      throws IOException {
    String path = shelf.path(name);
    return MatchResult.Metadata.builder()
        .setResourceId(new ShelfId(path, shelf.encodesNames() ? encoded(path) : path))
        .setSizeBytes(Files.size(file))
        .setLastModifiedMillis(Files.getLastModifiedTime(file).toMillis())
        .setIsReadSeekEfficient(true)
        .build();
  }

  private static String encoded(String path) {
    int slash = path.indexOf('/', SCHEME.length() + 3);
    try {
      String authority = path.substring(SCHEME.length() + 3, slash);
      return new URI(SCHEME, authority, path.substring(slash), null, null).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  protected ReadableByteChannel open(ShelfId id) throws IOException {
    for (Shelf shelf : Shelf.all()) {
      if (id.path().startsWith(shelf.root())) {
        return shelf.open(id.path());
      }
    }
    throw new IOException("no such shelf");
  }

  @Override
  protected ShelfId matchNewResource(String spec, boolean isDirectory) {
    return new ShelfId(spec, spec);
  }

  @Override
  protected String getScheme() {
    return SCHEME;
  }

  @Override
  protected WritableByteChannel create(ShelfId id, CreateOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void copy(List<ShelfId> from, List<ShelfId> to) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void rename(List<ShelfId> from, List<ShelfId> to, MoveOptions... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void delete(Collection<ShelfId> ids) {
    throw new UnsupportedOperationException();
  }
}
