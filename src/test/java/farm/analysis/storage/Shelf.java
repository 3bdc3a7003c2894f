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

/** A folder as the file system {@code shelf://NAME/}; the test decides how its files are read. */
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

  /** This shelf, with every channel wrapped by this function. */
  public Shelf with(UnaryOperator<ReadableByteChannel> wrapped) {
    channels = wrapped;
    return this;
  }

  /** This shelf, with files that can be read from their start only. */
  public Shelf withoutSeeking() {
    return with(OneWayChannel::new);
  }

  /** This shelf, with ids of files encoded like Hadoop's. */
  public Shelf withEncodedNames() {
    encodesNames = true;
    return this;
  }

  /** The path of a file on this shelf. */
  public String path(String file) {
    return "shelf://" + name + "/" + file;
  }

  /** The number of times that a file was opened. */
  public int timesOpened(String file) {
    return opened.getOrDefault(path(file), new AtomicInteger()).get();
  }

  /** The bytes of the copies that are being read in this JVM: 0 once all readers are closed. */
  public static long bytesOfCopiesRead() {
    return LocalCopies.OF_THIS_JVM.bytesRead();
  }

  /** All shelves that aren't closed. */
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
