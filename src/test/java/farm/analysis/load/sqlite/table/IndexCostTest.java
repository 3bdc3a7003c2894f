package farm.analysis.load.sqlite.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import farm.analysis.load.sqlite.NewDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexCostTest {

  private static final int ROWS = 50_000;

  @TempDir private Path folder;

  /** The estimate is within a twentieth of the bytes by which SQLite's own index grows the file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "n",
        "n % 10",
        "n * 1000000007",
        "n / 3.0",
        "'sim_' || (n % 7)",
        "printf('%080d', n)",
        "iif(n % 2, NULL, n)",
      })
  void isNearTheTrueCost(String value) throws IOException {
    String path =
        NewDatabase.at(
            folder,
            "a.db",
            "CREATE TABLE t (a, b INTEGER)",
            NewDatabase.insert("t", ROWS, value + ", n / 100"));
    IndexCost cost = IndexCost.of(path, List.of(new TableColumns("t", List.of("a", "b")))).get(0);
    long before = Files.size(Path.of(path));
    NewDatabase.change(path, "CREATE INDEX i ON t (a, b)");
    long grown = Files.size(Path.of(path)) - before;
    assertThat(cost.rows()).isEqualTo(ROWS);
    assertThat((double) cost.bytes()).isCloseTo(grown, within(0.05 * grown));
  }

  @Test
  void anEmptyTableCostsAPage() {
    String path =
        NewDatabase.at(folder, "a.db", "PRAGMA page_size=1024", "CREATE TABLE t (a TEXT)");
    assertThat(IndexCost.of(path, List.of(new TableColumns("t", List.of("a")))))
        .containsExactly(new IndexCost(0, 1024));
  }

  @Test
  void aTableWithoutRowidsHasACostToo() {
    String path =
        NewDatabase.at(
            folder,
            "a.db",
            "CREATE TABLE t (`a\"b` INTEGER PRIMARY KEY, c) WITHOUT ROWID",
            NewDatabase.insert("t", 10, "n, n"));
    assertThat(IndexCost.of(path, List.of(new TableColumns("t", List.of("a\"b")))))
        .containsExactly(new IndexCost(10, 4096));
  }
}
