package farm.analysis.load.input;

import com.github.luben.zstd.ZstdInputStream;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import farm.analysis.storage.FileLocation;
import farm.analysis.storage.LocalCopies;
import farm.analysis.storage.LocalFile;
import farm.analysis.storage.RemoteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The state of a plain or compressed file at one moment. The first bytes show the compression; the
 * name doesn't matter.
 *
 * @param bytes the size of the file as stored, compressed or not
 * @param sized true if the size is known; files such as those in {@code /proc} have content but
 *     report size 0
 * @param modifiedMillis the time of the last write, in milliseconds since 1970
 */
public record InputFile(
    FileLocation place, long bytes, boolean sized, long modifiedMillis, Compression compression)
    implements Serializable {

  /** The compression of a file. */
  public enum Compression {
    /** No compression: the file can be read starting at any byte. */
    NONE,
    /** RFC 1952, with one or many members. */
    GZIP,
    /** RFC 8878, with one or many frames. */
    ZSTD
  }

  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
  private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int FIRST_BYTES = 64;

  /**
   * Looks at the file.
   *
   * @throws RequestException if there is no such file or reading it isn't permitted
   */
  public static InputFile at(String path) {
    return at(FileLocation.of(path));
  }

  private static InputFile at(FileLocation place) {
    try {
      return place.isRemote() ? lookRemote(place) : look(place, readable(place));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: can't be read: %s".formatted(place.path(), e.getMessage()), e);
    }
  }

  private static InputFile lookRemote(FileLocation place) throws IOException {
    RemoteFile file = RemoteFile.at(place.path());
    try (InputStream in = file.open()) {
      return new InputFile(
          place, file.bytes(), true, file.modifiedMillis(), compressionOf(start(in)));
    }
  }

  private static InputFile look(FileLocation place, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = start(in);
      long bytes = Files.size(file);
      boolean sized = bytes > 0 || start.length == 0;
      long modified = Files.getLastModifiedTime(file).toMillis();
      return new InputFile(place, bytes, sized, modified, compressionOf(start));
    }
  }

  /**
   * The local file at this place.
   *
   * @throws RequestException if there is none, it isn't a file, or reading it isn't permitted
   */
  public static Path readable(FileLocation place) {
    Path file = place.local();
    String path = place.path();
    if (!Files.exists(file)) {
      throw new RequestException(path, "%s: no such file".formatted(path));
    }
    if (!Files.isRegularFile(file)) {
      throw new RequestException(
          path, "%s: should be a file, was a folder, pipe or device".formatted(path));
    }
    if (!Files.isReadable(file)) {
      throw new RequestException(
          path, "%s: this user has no permission to read it".formatted(path));
    }
    return file;
  }

  private static byte[] start(InputStream in) throws IOException {
    return in.readNBytes(ZSTD_MAGIC.length);
  }

  private static Compression compressionOf(byte[] start) {
    if (Arrays.equals(start, ZSTD_MAGIC)) {
      return Compression.ZSTD;
    }
    boolean gzip = start.length >= 2 && Arrays.equals(start, 0, 2, GZIP_MAGIC, 0, 2);
    return gzip ? Compression.GZIP : Compression.NONE;
  }

  /** The path as the user wrote it. */
  public String path() {
    return place.path();
  }

  /** The time of the last write. */
  public Instant modified() {
    return Instant.ofEpochMilli(modifiedMillis);
  }

  /** Returns true if the file's bytes aren't its content. */
  public boolean isCompressed() {
    return compression != Compression.NONE;
  }

  /** Returns true if the content can be read starting at any byte, false if only from its start. */
  public boolean isSeekable() {
    return sized && !isCompressed();
  }

  /** Returns true if the file is known to have no content. */
  public boolean isEmpty() {
    return sized && bytes == 0;
  }

  /** Opens the file's content from the start, decompressed. */
  public InputStream open() throws IOException {
    InputStream in = place.isRemote() ? openRemote() : openLocalAt(0);
    try {
      return switch (compression) {
        case NONE -> in;
        case GZIP -> new GZIPInputStream(in, BUFFER_BYTES);
        case ZSTD -> new ZstdInputStream(in).setContinuous(false);
      };
    } catch (IOException e) {
      in.close();
      throw new DataException(
          "%s: begins like %s data, but can't be decompressed: %s"
              .formatted(path(), compression.name().toLowerCase(Locale.ROOT), e.getMessage()),
          e);
    }
  }

  /** The first bytes of the content, at most 64, as ISO 8859-1. */
  public String firstBytes() throws IOException {
    try (InputStream in = open()) {
      return new String(in.readNBytes(FIRST_BYTES), StandardCharsets.ISO_8859_1);
    }
  }

  private InputStream openRemote() throws IOException {
    return isCompressed() ? copy().openAt(0) : remote().open();
  }

  private RemoteFile remote() {
    return new RemoteFile(path(), bytes, modifiedMillis);
  }

  private LocalFile copy() {
    return LocalCopies.of(remote(), this::checkUnchanged);
  }

  /** Opens the file's bytes from {@code offset} on, without decompressing them. */
  public InputStream openAt(long offset) throws IOException {
    if (place.isRemote()) {
      Optional<InputStream> in = remote().openAt(offset);
      return in.isPresent() ? in.get() : copy().openAt(offset);
    }
    return openLocalAt(offset);
  }

  private InputStream openLocalAt(long offset) throws IOException {
    try {
      return LocalFile.itself(place.local()).openAt(offset);
    } catch (NoSuchFileException e) {
      throw absent(path());
    }
  }

  /** An exception for a local file that is gone, or not on this machine, when it is opened. */
  public static DataException absent(String path) {
    return new DataException(
        ("%s: was deleted, or isn't on the machine '%s' that should read it; on a cluster, inputs"
                + " should be on a file system that all machines see under the same path")
            .formatted(path, hostName()));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost"; // the usual name of a machine without one
    }
  }

  /**
   * Looks at the file again.
   *
   * @throws DataException if the file has been written to or deleted since this object looked at it
   */
  public void checkUnchanged() {
    if (!place.exists()) {
      throw new DataException("%s: was deleted while being read".formatted(path()));
    }
    InputFile now = at(place);
    if (now.bytes != bytes) {
      throw new DataException(
          "%s: changed while being read (%d bytes long before, %d now); read it when it is complete"
              .formatted(path(), bytes, now.bytes));
    }
    boolean isTouched = sized && now.modifiedMillis != modifiedMillis; // /proc makes up its times
    if (isTouched || now.compression != compression) {
      throw new DataException(
          "%s: changed while being read; read it when it is complete".formatted(path()));
    }
  }
}
