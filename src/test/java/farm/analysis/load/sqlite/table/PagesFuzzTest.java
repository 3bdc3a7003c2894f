package farm.analysis.load.sqlite.table;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.DataLoader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.load.sqlite.table.ReadBothWays.Outcome;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reading a broken database by its pages gives the rows that SQLite itself gives, or an error with
 * the file's path, and never takes long.
 */
class PagesFuzzTest {

  private static final int CASES = 150;
  private static final Duration MOST_TIME = Duration.ofSeconds(60);

  @TempDir Path folder;

  /** Small databases of several kinds. */
  enum Kind {
    DEEP(
        "PRAGMA page_size=512",
        "CREATE TABLE t (a INTEGER, b REAL, c TEXT)",
        NewDatabase.insert("t", 300, "n * n, n / 4.0, 'text ' || n")),
    OVERFLOWING(
        "PRAGMA page_size=512",
        "CREATE TABLE t (a TEXT, b INTEGER, c TEXT)",
        NewDatabase.insert(
            "t", 12, "printf('%.*c', 600 * n, 'x'), n, printf('%.*c', 50 * n, 'y')")),
    WIDE_TEXT(
        "PRAGMA encoding='UTF-16le'",
        "PRAGMA page_size=512",
        "CREATE TABLE t (a TEXT, b)",
        NewDatabase.insert("t", 20, "'Zoë 🐑' || n, n << n")),
    ADDED(
        "PRAGMA page_size=1024",
        "PRAGMA auto_vacuum=FULL",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a FLOAT)",
        NewDatabase.insert("t", 40, "n * 3, n"),
        "ALTER TABLE t ADD COLUMN b TEXT DEFAULT 'none'",
        NewDatabase.insert("t", 40, "1000 + n, n / 8.0, 'b' || n"),
        "DELETE FROM t WHERE id % 7 = 0"),
    ONE_PAGE(
        "PRAGMA page_size=512", "CREATE TABLE t (a)", "INSERT INTO t VALUES (1), ('x'), (2.5)");

    private final String[] statements;

    Kind(String... statements) {
      this.statements = statements;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFlippedByteIsAnErrorOrChangesNothingBetweenTheReaders(Kind kind) throws Exception {
    byte[] whole = Files.readAllBytes(Path.of(NewDatabase.at(folder, "whole.db", kind.statements)));
    Random random = new Random(20_261_122 + kind.ordinal());
    for (int i = 0; i < CASES; i++) {
      byte[] broken = whole.clone();
      StringBuilder flips = new StringBuilder(kind + " case " + i + ":");
      int count = 1 + random.nextInt(3);
      for (int flip = 0; flip < count; flip++) {
        int at = random.nextInt(broken.length);
        broken[at] =
            random.nextBoolean()
                ? (byte) random.nextInt()
                : (byte) (broken[at] ^ 1 << random.nextInt(8));
        flips.append(" byte ").append(at).append(" is ").append(broken[at]);
      }
      check(broken, flips.toString());
    }
  }

  @Test
  void aDatabaseCutAtAnyPageIsAnErrorOrReadAlike() throws Exception {
    for (Kind kind : Kind.values()) {
      String path = NewDatabase.at(folder, kind + ".db", kind.statements);
      byte[] whole = Files.readAllBytes(Path.of(path));
      for (int bytes = 512; bytes < whole.length; bytes += 512) {
        byte[] cut = java.util.Arrays.copyOf(whole, bytes);
        cut[27]++; // so that the page count in the header isn't trusted
        check(cut, kind + " cut at " + bytes);
      }
    }
  }

  private void check(byte[] database, String name) throws Exception {
    Path path = folder.resolve("broken.db");
    Files.write(path, database);
    CompletableFuture<Void> read =
        CompletableFuture.runAsync(() -> assertReadAlike(path.toString(), name));
    try {
      read.get(MOST_TIME.toSeconds(), TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError(name + ": hangs", e);
    }
  }

  private static void assertReadAlike(String path, String name) {
    ReadBothWays both;
    try {
      DataLoader loader = SqliteLoader.table(path, "t");
      if (!loader.inputs().notes().isEmpty()) {
        return; // the damage prevents reading by pages, as the note says
      }
      both = ReadBothWays.of(loader);
    } catch (DataException | RequestException e) {
      return; // neither reader gets as far as the rows
    }
    try {
      ChunkSize size = ChunkSize.rows(7);
      Outcome pages = both.byPages(size);
      if (pages.problem().isEmpty()) {
        assertThat(pages).as(name).isEqualTo(both.throughJdbc(size));
      } else {
        assertThat(pages.problem()).as(name).startsWith(path + ": ");
      }
    } catch (RuntimeException e) {
      throw new AssertionError(name, e);
    }
  }
}
