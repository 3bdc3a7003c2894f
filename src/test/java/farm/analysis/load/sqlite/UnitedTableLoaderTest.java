package farm.analysis.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.Rows;
import farm.analysis.problem.DataException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitedTableLoaderTest {

  @TempDir private Path folder;

  @Test
  void columnsWithoutACommonTypeAreText() {
    String a =
        NewDatabase.at(
            folder, "a.db", "CREATE TABLE t (id TEXT, n INTEGER)", "INSERT INTO t VALUES ('x', 1)");
    String b =
        NewDatabase.at(
            folder, "b.db", "CREATE TABLE t (id INTEGER, n REAL)", "INSERT INTO t VALUES (5, 2.5)");
    UnitedTableLoader loader = UnitedTableLoader.of(List.of(a, b), "t");
    assertThat(loader.schema()).hasToString("id text, n double");
    assertThat(Rows.of(loader.loadData())).containsExactly(List.of("x", 1.0), List.of("5", 2.5));
    assertThat(loader.inputs().notes())
        .containsExactly(
            "column 'id' is text in %s but long in %s; it is read as text".formatted(a, b));
  }

  @Test
  void columnsThatSomeLackAreMissingThere() {
    String a =
        NewDatabase.at(folder, "a.db", "CREATE TABLE t (n INTEGER)", "INSERT INTO t VALUES (1)");
    String b =
        NewDatabase.at(folder, "b.db", "CREATE TABLE t (m INTEGER)", "INSERT INTO t VALUES (2)");
    UnitedTableLoader loader = UnitedTableLoader.of(List.of(a, b), "t");
    assertThat(Rows.of(loader.loadData()))
        .containsExactly(Arrays.asList(1L, null), Arrays.asList(null, 2L));
  }

  @Test
  void columnsOfBytesAreLeftOut() {
    String a =
        NewDatabase.at(
            folder,
            "a.db",
            "CREATE TABLE t (n INTEGER, b BLOB, any)",
            "INSERT INTO t VALUES (1, x'00', 'x')");
    UnitedTableLoader loader = UnitedTableLoader.of(List.of(a), "t");
    assertThat(Rows.of(loader.loadData())).containsExactly(List.of(1L, "x"));
    assertThat(loader.inputs().notes()).containsExactly("columns of bytes (BLOB) aren't read: b");
  }

  @Test
  void aTableOfBytesAloneIsRefused() {
    String a =
        NewDatabase.at(folder, "a.db", "CREATE TABLE t (b BLOB)", "INSERT INTO t VALUES (x'00')");
    assertThatThrownBy(() -> UnitedTableLoader.of(List.of(a), "t").schema())
        .isInstanceOf(DataException.class)
        .hasMessage("%s: table 't' has only columns of bytes (BLOB), which aren't read", a);
  }

  @Test
  void aNameMeansTheTableOfThatNameAlone() {
    String a =
        NewDatabase.at(
            folder,
            "a.db",
            "CREATE TABLE steps (old INTEGER)",
            "CREATE TABLE simulation_steps (n INTEGER)");
    assertThat(UnitedTableLoader.of(List.of(a), "steps").schema()).hasToString("old long");
  }
}
