package farm.analysis.load.sqlite.table;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.load.sqlite.table.ReadBothWays.Outcome;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases with damaged rowids and pages: no reader gives fewer rows than SQLite counts. */
class DamagedRowidsFuzzTest {

  private static final int CASES = Integer.getInteger("fuzz.cases", 300);
  private static final int PAGE_BYTES = 512;

  @TempDir Path folder;

  @Test
  void noRowIsLostInSilence() throws Exception {
    String whole =
        NewDatabase.at(
            folder,
            "whole.db",
            "PRAGMA page_size=" + PAGE_BYTES,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT)",
            NewDatabase.insert("t", 3000, "3 * n, n, 'b' || n"));
    byte[] bytes = Files.readAllBytes(Path.of(whole));
    Random random = new Random(20_261_129);
    for (int i = 0; i < CASES; i++) {
      byte[] damaged = bytes.clone();
      String damage = damage(damaged, random);
      Path path = folder.resolve("damaged.db");
      Files.write(path, damaged);
      check(path.toString(), "case " + i + ": " + damage);
    }
  }

  /** Changes a byte of a page's header, of its pointers to cells, or of a cell. */
  private static String damage(byte[] bytes, Random random) {
    int page = 1 + random.nextInt(bytes.length / PAGE_BYTES - 1);
    int start = page * PAGE_BYTES;
    int cells = (bytes[start + 3] & 0xff) << 8 | bytes[start + 4] & 0xff;
    int pointer = start + (bytes[start] == 5 ? 12 : 8) + 2 * random.nextInt(Math.max(1, cells));
    int cell = start + ((bytes[pointer] & 0xff) << 8 | bytes[pointer + 1] & 0xff);
    int at =
        switch (random.nextInt(8)) {
          case 0 -> start + random.nextInt(12);
          case 1 -> pointer + random.nextInt(2);
          default -> Math.min(cell + random.nextInt(8), start + PAGE_BYTES - 1);
        };
    bytes[at] =
        random.nextBoolean()
            ? (byte) random.nextInt()
            : (byte) (bytes[at] ^ 1 << random.nextInt(8));
    return "byte " + at + " is " + bytes[at];
  }

  private static void check(String path, String name) {
    OptionalLong rows = rows(path);
    try {
      ReadBothWays both = ReadBothWays.of(SqliteLoader.table(path, "t"));
      for (long targetBytes : new long[] {2048, 10_000, Long.MAX_VALUE}) {
        assertComplete(both.byPages(ChunkSize.rows(1), targetBytes), rows, name + ", by pages");
        assertComplete(both.throughJdbc(ChunkSize.rows(1), targetBytes), rows, name + ", by jdbc");
      }
    } catch (DataException | RequestException e) {
      assertThat(e.getMessage()).as(name).startsWith(path + ": ");
    }
  }

  private static void assertComplete(Outcome outcome, OptionalLong rows, String name) {
    if (outcome.problem().isEmpty()) {
      assertThat(OptionalLong.of(outcome.chunks().size())).as(name).isEqualTo(rows);
    }
  }

  /** The number of rows that SQLite finds by a scan; empty if SQLite notices the damage. */
  private static OptionalLong rows(String path) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement()) {
      long counted = 0;
      for (String sql :
          List.of("SELECT count(*) FROM t NOT INDEXED", "SELECT sum(n) FROM (SELECT 1 n FROM t)")) {
        try (ResultSet row = statement.executeQuery(sql)) {
          counted = row.getLong(1);
        }
      }
      return OptionalLong.of(counted);
    } catch (SQLException e) {
      return OptionalLong.empty();
    }
  }
}
