package farm.analysis.load.sqlite.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationTest {

  @Test
  void aTableIsReadInTheOrderOfItsRowids() {
    assertThat(Relation.tableByRowid("agents", List.of("a", "b")).select(List.of("b", "a"), false))
        .isEqualTo(
            "SELECT `b`, `a`, rowid FROM `agents` NOT INDEXED WHERE rowid BETWEEN ? AND ?"
                + " ORDER BY rowid LIMIT ?");
  }

  @Test
  void aSimulationNarrowsIt() {
    Relation steps = Relation.table("steps");
    assertThat(
            Relation.tableByRowid("steps", List.of()).ofSimulation("1").select(List.of("a"), false))
        .isEqualTo(
            "SELECT `a`, rowid FROM `steps` NOT INDEXED WHERE rowid BETWEEN ? AND ?"
                + " AND (simulation_id IN (?, ?)) IS TRUE"
                + " ORDER BY rowid LIMIT ?");
    assertThat(steps.ofSimulation("1").select(List.of("a"), false))
        .isEqualTo(
            "SELECT `a`, NULL FROM `steps` NOT INDEXED WHERE (simulation_id IN (?, ?)) IS TRUE"
                + " LIMIT ?");
  }

  @Test
  void aQueryIsReadAsATableWithoutRowids() {
    assertThat(
            Relation.query(SqliteQuery.of(" SELECT a FROM t -- all of them; \n; "))
                .select(List.of("a"), false))
        .isEqualTo("SELECT `a`, NULL FROM (SELECT a FROM t -- all of them; \n\n) LIMIT ?");
  }

  @Test
  void noColumnsAreAlsoRead() {
    assertThat(Relation.table("t").select(List.of(), false))
        .isEqualTo("SELECT NULL FROM `t` NOT INDEXED LIMIT ?");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "a, rowid",
        "rowid, _rowid_",
        "ROWID, _rowid_",
        "RowId oid, _rowid_",
        "rowid _rowid_, oid",
        "oid rowid _RowID_, -",
      })
  void theRowidIsAskedForByANameThatNoColumnHides(String columns, String rowid) {
    assertThat(Relation.tableByRowid("t", List.of(columns.split(" "))).rowid()).isEqualTo(rowid);
  }

  @Test
  void aWholeTableIsReadWithoutSeekingARowid() {
    assertThat(Relation.tableByRowid("t", List.of("a")).select(List.of("a"), true))
        .isEqualTo("SELECT `a`, rowid FROM `t` NOT INDEXED ORDER BY rowid LIMIT ?");
  }

  @Test
  void quotesInNamesAreDoubled() {
    assertThat(Relation.quoted("a \"b\" 'c' `d` [e]")).isEqualTo("`a \"b\" 'c' ``d`` [e]`");
    assertThat(Relation.table("x`; DROP TABLE y").from())
        .isEqualTo("`x``; DROP TABLE y` NOT INDEXED");
  }

  @Test
  void theTypesOfValuesAreOneRow() {
    assertThat(Relation.table("t").types(List.of("a", "b"), true))
        .isEqualTo(
            "SELECT group_concat(DISTINCT typeof(`a`)), group_concat(DISTINCT typeof(`b`))"
                + " FROM (SELECT `a`, `b`, NULL FROM `t` NOT INDEXED LIMIT ?)");
  }
}
