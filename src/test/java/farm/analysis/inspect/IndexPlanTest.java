package farm.analysis.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.table.IndexCost;
import farm.analysis.load.sqlite.table.TableColumns;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexPlanTest {

  private static final TableColumns BY_SIMULATION =
      new TableColumns("steps", List.of("simulation_id"));
  private static final TableColumns BY_STEP =
      new TableColumns("steps", List.of("simulation_id", "step_number"));
  private static final IndexCost NOTHING = new IndexCost(0, 0);
  private static final IndexCost A_PAGE = new IndexCost(3, 4096);

  @TempDir private Path folder;

  private String database(String name, String... statements) {
    String path =
        NewDatabase.at(
            folder,
            name,
            "CREATE TABLE steps (simulation_id TEXT, step_number INTEGER, agents INTEGER)",
            NewDatabase.insert("steps", 3, "'a', n, n"));
    NewDatabase.change(path, statements);
    return path;
  }

  private List<WantedIndex> wanted() {
    return IndexPlan.of(List.of(folder.toString())).wanted();
  }

  @Test
  void theLongerIndexServesTheShorterFilterToo() {
    database("a.db");
    assertThat(wanted())
        .containsExactly(
            new WantedIndex(BY_SIMULATION, Map.of(), 1, 0, NOTHING),
            new WantedIndex(BY_STEP, Map.of(), 0, 1, A_PAGE));
  }

  @Test
  void anIndexCountsIfItBeginsWithTheColumns() {
    database("a.db", "CREATE INDEX long ON steps (simulation_id, step_number, agents)");
    database("b.db", "CREATE INDEX short ON steps (simulation_id)");
    assertThat(wanted())
        .containsExactly(
            new WantedIndex(BY_SIMULATION, Map.of("long", 1, "short", 1), 0, 0, NOTHING),
            new WantedIndex(BY_STEP, Map.of("long", 1), 0, 1, A_PAGE));
  }

  @Test
  void otherIndexesDoNotCount() {
    database(
        "a.db",
        "CREATE INDEX reversed ON steps (step_number, simulation_id)",
        "CREATE INDEX part ON steps (simulation_id, step_number) WHERE agents > 0",
        "CREATE INDEX collated ON steps (simulation_id COLLATE NOCASE, step_number)");
    assertThat(wanted())
        .containsExactly(
            new WantedIndex(BY_SIMULATION, Map.of(), 1, 0, NOTHING),
            new WantedIndex(BY_STEP, Map.of(), 0, 1, A_PAGE));
  }

  @Test
  void columnsDecide() {
    NewDatabase.at(
        folder,
        "a.db",
        "CREATE TABLE agents (simulation_id, agent_id)",
        "CREATE TABLE ticks (step_number)",
        "CREATE TABLE notes (text)",
        "CREATE TABLE simulations (simulation_id)",
        "CREATE VIEW v AS SELECT 1 AS simulation_id");
    assertThat(wanted().stream().map(WantedIndex::index))
        .containsExactly(
            new TableColumns("agents", List.of("simulation_id")),
            new TableColumns("ticks", List.of("step_number")));
  }

  @Test
  void lackingIndexesAreCreatedOnceAndNothingElseIsWritten() throws IOException {
    String a = database("a.db");
    String b = database("b.db", "CREATE INDEX has ON steps (simulation_id, step_number)");
    byte[] before = Files.readAllBytes(Path.of(b));
    List<String> told = new ArrayList<>();
    assertThat(IndexPlan.of(List.of(folder.toString())).create(told::add)).isEmpty();
    assertThat(told).containsExactly(a);
    assertThat(Files.readAllBytes(Path.of(b))).isEqualTo(before);
    assertThat(wanted().get(1))
        .isEqualTo(
            new WantedIndex(
                BY_STEP,
                Map.of("has", 1, "idx_steps_simulation_id_step_number", 1),
                0,
                0,
                NOTHING));
    assertThat(IndexPlan.of(List.of(folder.toString())).create(told::add)).isEmpty();
    assertThat(told).containsExactly(a);
  }

  @Test
  void aLookWritesNothing() throws IOException {
    String a = database("a.db", "PRAGMA journal_mode=WAL");
    byte[] before = Files.readAllBytes(Path.of(a));
    wanted();
    assertThat(Files.readAllBytes(Path.of(a))).isEqualTo(before);
    assertThat(folder.toFile().list()).containsExactly("a.db");
  }

  @Test
  void aDatabaseThatFailsLeavesTheOthersToBeDone() throws IOException {
    String a =
        database("a.db", "CREATE INDEX idx_steps_simulation_id_step_number ON steps (agents)");
    String b = database("b.db");
    String c = Files.writeString(folder.resolve("c.db"), "text").toString();
    IndexPlan plan = IndexPlan.of(List.of(folder.toString()));
    assertThat(plan.problems())
        .containsExactly(
            c
                + ": should be a SQLite database, but its first bytes are 'text'; read CSV with ReadFromCsv, JSON with ReadFromJson");
    List<String> told = new ArrayList<>();
    assertThat(plan.create(told::add))
        .containsExactly(
            a
                + ": an index named 'idx_steps_simulation_id_step_number' exists already, but not on"
                + " steps (simulation_id, step_number); rename or drop it");
    assertThat(told).containsExactly(b);
  }

  @Test
  void onlyDatabasesHaveIndexes() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "x\n");
    assertThatThrownBy(() -> IndexPlan.of(List.of(folder.toString())))
        .isInstanceOf(RequestException.class)
        .hasMessage("only SQLite databases have indexes; no database is named");
  }
}
