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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

/** The file system of {@link Shelf}s. */
final class ShelfFileSystem extends FileSystem<ShelfFileSystem.ShelfId> {

  private static final String SCHEME = "shelf";

  /** Makes the file system known to Beam. */
  public static final class Registrar implements FileSystemRegistrar {
    @Override
    public Iterable<FileSystem<?>> fromOptions(PipelineOptions options) {
      return List.of(new ShelfFileSystem());
    }
  }

  /** A file: its path, and the text that {@code toString} gives. */
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

  private static Shelf shelf(ShelfId id) throws IOException {
    for (Shelf shelf : Shelf.all()) {
      if (id.path().startsWith(shelf.root())) {
        return shelf;
      }
    }
    throw new IOException("no such shelf");
  }

  private static Path file(ShelfId id) throws IOException {
    Shelf shelf = shelf(id);
    return shelf.folder().resolve(id.path().substring(shelf.root().length()));
  }

  @Override
  protected ReadableByteChannel open(ShelfId id) throws IOException {
    return shelf(id).open(id.path());
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
  protected WritableByteChannel create(ShelfId id, CreateOptions options) throws IOException {
    Path file = file(id);
    Files.createDirectories(file.getParent());
    return Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  protected void copy(List<ShelfId> from, List<ShelfId> to) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void rename(List<ShelfId> from, List<ShelfId> to, MoveOptions... options)
      throws IOException {
    for (int i = 0; i < from.size(); i++) {
      Files.move(file(from.get(i)), file(to.get(i)), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  protected void delete(Collection<ShelfId> ids) throws IOException {
    for (ShelfId id : ids) {
      Files.delete(file(id));
    }
  }
}
