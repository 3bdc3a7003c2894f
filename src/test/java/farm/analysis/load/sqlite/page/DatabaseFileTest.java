package farm.analysis.load.sqlite.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {

  private static final String TABLE = "CREATE TABLE t (a)";

  @TempDir Path folder;

  @Test
  void whatIsNotThereIsRefused() {
    String path = folder + "/run.db";
    assertThatThrownBy(() -> DatabaseFile.at(path))
        .isInstanceOf(RequestException.class)
        .hasMessage(path + ": no such file");
  }

  @Test
  void aFolderIsRefused() {
    assertThatThrownBy(() -> DatabaseFile.at(folder.toString()))
        .isInstanceOf(RequestException.class)
        .hasMessage(folder + ": should be a file, was a folder, pipe or device");
  }

  @Test
  void aFileThatIsNotADatabaseIsRefused() throws IOException {
    assertBroken(new byte[0], "should be a SQLite database, but its file is empty");
    String advice = "; read CSV with ReadFromCsv, JSON with ReadFromJson";
    assertBroken(
        "hé".getBytes(UTF_8),
        "should be a SQLite database, but its first bytes are 'h??'" + advice);
    assertBroken(
        "step,agents\n1,2\n3,4\n".getBytes(UTF_8),
        "should be a SQLite database, but its first bytes are 'step,agents?1,2?'" + advice);
    assertBroken(
        "h\1".getBytes(UTF_8), "should be a SQLite database, but its first bytes are 'h?'");
    assertBroken(
        new byte[5000], "should be a SQLite database, but its first bytes are '????????????????'");
  }

  @Test
  void aDatabaseCutShortIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(NewDatabase.at(folder, "whole.db", TABLE)));
    assertThat(whole).hasSize(8192);
    assertBroken(
        Arrays.copyOf(whole, 8191), "is cut short: has 8191 bytes, should have 8192 by its header");
    assertBroken(
        Arrays.copyOf(whole, 100), "is cut short: has 100 bytes, should have 8192 by its header");
    assertBroken(
        Arrays.copyOf(whole, 60), "is cut short: has 60 bytes, but its header alone takes 100");
  }

  @Test
  void aPageCountThatAnOldVersionLeftIsNotTrusted() throws IOException {
    Path file = Path.of(NewDatabase.at(folder, "old.db", TABLE));
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).putInt(28, 1000).putInt(92, 77);
    Files.write(file, bytes);
    assertThat(DatabaseFile.at(file.toString()).bytes()).isEqualTo(8192);
  }

  @Test
  void theLargestPageSizeIsUnderstood() {
    String path = NewDatabase.at(folder, "large.db", "PRAGMA page_size=65536", TABLE);
    assertThat(DatabaseFile.at(path).bytes()).isEqualTo(2 * 65_536);
  }

  @Test
  void theHeaderCountsChanges() {
    String path = NewDatabase.at(folder, "run.db", TABLE);
    assertThat(DatabaseFile.at(path).changeCounter()).isEqualTo(1);
    NewDatabase.change(path, "INSERT INTO t VALUES (1)");
    assertThat(DatabaseFile.at(path).changeCounter()).isEqualTo(2);
  }

  @Test
  void whatIsPendingBesideTheFileIsSeenAlsoThroughALink() throws IOException {
    String path = NewDatabase.at(folder, "run.db", TABLE);
    assertThat(DatabaseFile.at(path).isAtRest()).isTrue();
    Files.createFile(Path.of(path + "-wal"));
    assertThat(DatabaseFile.at(path).isAtRest()).isTrue();
    Files.write(Path.of(path + "-wal"), new byte[33]);
    Files.write(Path.of(path + "-journal"), new byte[44]);
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of(path));
    for (String seen : new String[] {path, link.toString()}) {
      DatabaseFile file = DatabaseFile.at(seen);
      assertThat(file.path()).isEqualTo(seen);
      assertThat(file.logBytes()).isEqualTo(33);
      assertThat(file.journalBytes()).isEqualTo(44);
      assertThat(file.isAtRest()).isFalse();
    }
  }

  @Test
  void aDatabaseLeftAloneIsUnchanged() {
    DatabaseFile file = DatabaseFile.at(NewDatabase.at(folder, "run.db", TABLE));
    assertThatCode(file::checkUnchanged).doesNotThrowAnyException();
  }

  @Test
  void aChangeIsTold() throws IOException {
    String path = NewDatabase.at(folder, "run.db", TABLE);
    DatabaseFile file = DatabaseFile.at(path);
    NewDatabase.change(path, "INSERT INTO t VALUES (1)");
    assertChanged(file, "change counter 1 before, 2 now");
    NewDatabase.change(path, "CREATE TABLE u (a)");
    assertChanged(file, "8192 bytes long before, 12288 now");
  }

  @Test
  void aChangeBesideTheFileIsTold() throws IOException {
    String path = NewDatabase.at(folder, "run.db", TABLE);
    DatabaseFile file = DatabaseFile.at(path);
    Files.write(Path.of(path + "-journal"), new byte[44]);
    assertChanged(file, "its -journal file 0 bytes long before, 44 now");
    Files.write(Path.of(path + "-wal"), new byte[33]);
    assertChanged(file, "its -wal file 0 bytes long before, 33 now");
  }

  @Test
  void aWriteThatChangedNeitherSizeNorCounterIsTold() throws IOException {
    Path path = Path.of(NewDatabase.at(folder, "run.db", TABLE));
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000));
    DatabaseFile file = DatabaseFile.at(path.toString());
    Files.setLastModifiedTime(path, FileTime.fromMillis(61_000));
    assertChanged(file, "written at 1970-01-01T00:00:01Z before, at 1970-01-01T00:01:01Z now");
  }

  @Test
  void aDeletedDatabaseIsTold() throws IOException {
    String path = NewDatabase.at(folder, "run.db", TABLE);
    DatabaseFile file = DatabaseFile.at(path);
    Files.delete(Path.of(path));
    assertThatThrownBy(file::checkUnchanged)
        .isInstanceOf(DataException.class)
        .hasMessage(path + ": was deleted while being read");
  }

  private static void assertChanged(DatabaseFile file, String difference) {
    assertThatThrownBy(file::checkUnchanged)
        .isInstanceOf(DataException.class)
        .hasMessage(
            ("%s: changed while being read (%s); read it when the simulation has ended, or read a"
                    + " copy")
                .formatted(file.path(), difference));
  }

  private void assertBroken(byte[] bytes, String problem) throws IOException {
    Path file = Files.write(folder.resolve("broken.db"), bytes);
    assertThatThrownBy(() -> DatabaseFile.at(file.toString()))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": " + problem);
  }

  @Test
  void noticesALogThatIsWrittenOverAtTheSameSize() throws IOException {
    Path database = folder.resolve("log.db");
    byte[] header = new byte[100];
    byte[] magic = "SQLite format 3\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    System.arraycopy(magic, 0, header, 0, magic.length);
    Files.write(database, header);
    Path log = Files.writeString(folder.resolve("log.db-wal"), "old frames");
    Files.setLastModifiedTime(log, java.nio.file.attribute.FileTime.fromMillis(1000));
    DatabaseFile before = DatabaseFile.at(database.toString());
    Files.setLastModifiedTime(log, java.nio.file.attribute.FileTime.fromMillis(2000));
    assertThatThrownBy(before::checkUnchanged)
        .hasMessageContaining(
            "its -wal file written at 1970-01-01T00:00:01Z before, at 1970-01-01T00:00:02Z now");
  }
}
