package farm.analysis.load.sqlite.page;

import farm.analysis.load.input.InputFile;
import farm.analysis.load.input.OtherFormat;
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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The state of a SQLite database file at one moment, from its header (sqlite.org/fileformat2.html
 * §1.3) and the file system. Two states are equal unless the database was written to in between.
 *
 * @param bytes the size of the file
 * @param modifiedMillis the time of the last write, in milliseconds since 1970
 * @param changeCounter the header's change counter
 * @param logBytes the size of its write-ahead log, 0 if there is none
 * @param logModifiedMillis the time of the log's last write, which may leave the log's size
 *     unchanged, or 0
 * @param journalBytes the size of its rollback journal, 0 if there is none
 */
public record DatabaseFile(
    FileLocation place,
    long bytes,
    long modifiedMillis,
    int changeCounter,
    long logBytes,
    long logModifiedMillis,
    long journalBytes)
    implements Serializable {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** Bytes of text in ASCII, UTF-8 or a similar encoding, as ISO 8859-1. */
  private static final Pattern TEXT = Pattern.compile("[\\t\\r\\n -~\\x80-\\xff]+");

  /**
   * Looks at the file.
   *
   * @throws RequestException if there is no such file
   * @throws DataException if it isn't a SQLite database, is cut short, or is remote with a log
   */
  public static DatabaseFile at(String path) {
    DatabaseFile look = look(FileLocation.of(path));
    if (look.isRemote() && !look.isAtRest()) {
      throw new DataException(
          ("%s: has changes in its %s file, which can't be read from a remote file system;"
                  + " let the simulator finish, or copy both files to a local folder")
              .formatted(path, look.logBytes > 0 ? "-wal" : "-journal"));
    }
    look.checkWhole();
    return look;
  }

  private static DatabaseFile look(FileLocation place) {
    try {
      return place.isRemote() ? lookRemote(place) : look(place, InputFile.readable(place));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: can't be read: %s".formatted(place.path(), e.getMessage()), e);
    }
  }

  private static DatabaseFile lookRemote(FileLocation place) throws IOException {
    String path = place.path();
    RemoteFile file = RemoteFile.at(path);
    ByteBuffer header = header(path, file.open());
    Optional<RemoteFile> log = RemoteFile.find(path + "-wal");
    return new DatabaseFile(
        place,
        file.bytes(),
        file.modifiedMillis(),
        header.getInt(24),
        log.map(RemoteFile::bytes).orElse(0L),
        log.map(RemoteFile::modifiedMillis).orElse(0L),
        RemoteFile.find(path + "-journal").map(RemoteFile::bytes).orElse(0L));
  }

  /** Follows links: SQLite keeps log and journal beside the file itself, not beside a link. */
  private static DatabaseFile look(FileLocation place, Path file) throws IOException {
    String real = file.toRealPath().toString();
    ByteBuffer header = header(place.path(), Files.newInputStream(file));
    return new DatabaseFile(
        place,
        Files.size(file),
        Files.getLastModifiedTime(file).toMillis(),
        header.getInt(24),
        sizeOf(real + "-wal"),
        modifiedMillisOf(real + "-wal"),
        sizeOf(real + "-journal"));
  }

  private static ByteBuffer header(String path, InputStream file) throws IOException {
    byte[] bytes;
    try (file) {
      bytes = file.readNBytes(PageLayout.HEADER_BYTES);
    }
    String start = new String(bytes, StandardCharsets.ISO_8859_1);
    OtherFormat.refuse(start, path, "a SQLite database", Set.of(OtherFormat.SQLITE));
    if (!Arrays.equals(bytes, 0, Math.min(bytes.length, MAGIC.length), MAGIC, 0, MAGIC.length)) {
      throw new DataException(
          "%s: should be a SQLite database, but its %s".formatted(path, startOf(bytes)));
    }
    if (bytes.length < PageLayout.HEADER_BYTES) {
      throw new DataException(
          "%s: is cut short: has %d bytes, but its header alone takes %d"
              .formatted(path, bytes.length, PageLayout.HEADER_BYTES));
    }
    return ByteBuffer.wrap(bytes);
  }

  private static String startOf(byte[] bytes) {
    if (bytes.length == 0) {
      return "file is empty";
    }
    String start = new String(bytes, 0, Math.min(16, bytes.length), StandardCharsets.ISO_8859_1);
    String shown = "first bytes are '%s'".formatted(start.replaceAll("[^\\x20-\\x7e]", "?"));
    return TEXT.matcher(start).matches()
        ? shown + "; read CSV with ReadFromCsv, JSON with ReadFromJson"
        : shown;
  }

  /**
   * Checks that the file isn't cut short. Guard against a race with a writer: it may be growing.
   */
  private void checkWhole() {
    if (!isAtRest()) {
      return;
    }
    PageLayout layout = layout();
    long expected = layout.pageCount() * layout.pageSize();
    if (bytes < expected) {
      checkUnchanged();
      throw new DataException(
          "%s: is cut short: has %d bytes, should have %d by its header"
              .formatted(path(), bytes, expected));
    }
  }

  private static long sizeOf(String path) throws IOException {
    Path file = Path.of(path);
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static long modifiedMillisOf(String path) throws IOException {
    Path file = Path.of(path);
    return Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0;
  }

  /** The path as the user wrote it. */
  public String path() {
    return place.path();
  }

  /** The layout of its pages, read from its header. */
  public PageLayout layout() {
    try {
      InputStream in = isRemote() ? remote().open() : Files.newInputStream(place.local());
      return PageLayout.of(header(path(), in), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("%s: can't be read: %s".formatted(path(), e.getMessage()), e);
    }
  }

  /** Returns true if it is on a remote file system, so that only a copy of it can be read. */
  public boolean isRemote() {
    return place.isRemote();
  }

  private RemoteFile remote() {
    return new RemoteFile(path(), bytes, modifiedMillis);
  }

  /** The file, or a local copy of a remote one; the caller closes it. */
  public LocalFile local() {
    return isRemote()
        ? LocalCopies.of(remote(), this::checkUnchanged)
        : LocalFile.itself(place.local());
  }

  /** Returns true if no change is pending in a log or journal beside the file. */
  public boolean isAtRest() {
    return logBytes == 0 && journalBytes == 0;
  }

  /**
   * Looks at the file again.
   *
   * @throws DataException if the database was written to since this look
   */
  public void checkUnchanged() {
    if (!place.exists()) {
      throw new DataException("%s: was deleted while being read".formatted(path()));
    }
    String difference = difference(look(place));
    if (!difference.isEmpty()) {
      throw new DataException(
          "%s: changed while being read (%s); read it when the simulation has ended, or read a copy"
              .formatted(path(), difference));
    }
  }

  /**
   * An exception for a corrupt database.
   *
   * @param what the place and the problem, with the value found
   * @throws DataException if the database was written to since this look
   */
  public DataException corrupt(String what) {
    checkUnchanged();
    return new DataException(
        "%s: %s; the database is corrupt, sqlite3's '.recover' may save its rows"
            .formatted(path(), what));
  }

  /** The first difference from a later look, in words; empty if there is none. */
  private String difference(DatabaseFile now) {
    if (now.bytes != bytes) {
      return "%d bytes long before, %d now".formatted(bytes, now.bytes);
    }
    if (now.logBytes != logBytes) {
      return "its -wal file %d bytes long before, %d now".formatted(logBytes, now.logBytes);
    }
    if (now.logModifiedMillis != logModifiedMillis) {
      return written("its -wal file written", logModifiedMillis, now.logModifiedMillis);
    }
    if (now.journalBytes != journalBytes) {
      return "its -journal file %d bytes long before, %d now"
          .formatted(journalBytes, now.journalBytes);
    }
    if (now.changeCounter != changeCounter) {
      return "change counter %d before, %d now".formatted(changeCounter, now.changeCounter);
    }
    return now.modifiedMillis == modifiedMillis
        ? ""
        : written("written", modifiedMillis, now.modifiedMillis);
  }

  private static String written(String what, long before, long now) {
    return "%s at %s before, at %s now"
        .formatted(what, Instant.ofEpochMilli(before), Instant.ofEpochMilli(now));
  }
}
