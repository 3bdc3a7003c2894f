package farm.analysis.storage;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * What a test has put on the file system {@code shelf://NAME/}: a folder, which the test says how
 * to read.
 */
public final class Shelf implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Map<String, Shelf> SHELVES = new ConcurrentHashMap<>();

  private final String name;
  private final Path folder;
  private final Map<String, AtomicInteger> opened = new ConcurrentHashMap<>();
  private volatile UnaryOperator<ReadableByteChannel> channels = channel -> channel;
  private volatile boolean encodesNames;

  private Shelf(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /** A shelf of the files in a folder. */
  public static Shelf of(Path folder) {
    Shelf shelf = new Shelf("s" + COUNT.incrementAndGet(), folder);
    SHELVES.put(shelf.name, shelf);
    return shelf;
  }

  /** This shelf, where channels are wrapped so. */
  public Shelf with(UnaryOperator<ReadableByteChannel> wrapped) {
    channels = wrapped;
    return this;
  }

  /** This shelf, from whose files nobody can read but from the start. */
  public Shelf withoutSeeking() {
    return with(OneWayChannel::new);
  }

  /** This shelf, whose ids of files are encoded as Hadoop's are. */
  public Shelf withEncodedNames() {
    encodesNames = true;
    return this;
  }

  /** The path of a file on this shelf. */
  public String path(String file) {
    return "shelf://" + name + "/" + file;
  }

  /** How often a file was opened. */
  public int timesOpened(String file) {
    return opened.getOrDefault(path(file), new AtomicInteger()).get();
  }

  /** How many bytes of copies are being read in this JVM: none once all readers are closed. */
  public static long bytesOfCopiesRead() {
    return LocalCopies.OF_THIS_JVM.bytesRead();
  }

  /** The shelves that there are. */
  static List<Shelf> all() {
    return List.copyOf(SHELVES.values());
  }

  String root() {
    return path("");
  }

  Path folder() {
    return folder;
  }

  boolean encodesNames() {
    return encodesNames;
  }

  ReadableByteChannel open(String path) throws IOException {
    opened.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
    Path file = folder.resolve(path.substring(root().length()));
    return channels.apply(Files.newByteChannel(file));
  }

  @Override
  public void close() {
    SHELVES.remove(name);
  }
}
