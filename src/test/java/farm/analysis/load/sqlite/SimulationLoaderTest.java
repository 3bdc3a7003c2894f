package farm.analysis.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.problem.RequestException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uses the runs of {@code testdata}: 01, 02 and 04 have text ids; 03 has two simulations with
 * integer ids.
 */
class SimulationLoaderTest {

  private static final String TEXT_IDS = "testdata/experiment/run_01.db";
  private static final String INTEGER_IDS = "testdata/experiment/run_03.db";
  private static final String ABORTED = "testdata/experiment/run_04.db";

  @TempDir Path folder;

  @Test
  void shortNamesAreTheTablesOfASimulatorsDatabase() {
    String path = "testdata/experiment/run_01.db";
    assertThat(SqliteLoader.agents(path).loadData().rowCount()).isEqualTo(36);
    assertThat(SqliteLoader.resources(path).loadData().rowCount()).isEqualTo(480);
    assertThat(SqliteLoader.steps(path).loadData().rowCount()).isEqualTo(60);
    assertThat(SqliteLoader.reproductionEvents(path).loadData().rowCount()).isEqualTo(102);
    assertThat(SqliteLoader.simulations(path).loadData().rowCount()).isEqualTo(1);
  }

  @Test
  void theConfigurationIsThatOfTheSimulation() {
    String path =
        NewDatabase.at(
            folder,
            "config.db",
            "CREATE TABLE simulations (simulation_id INTEGER, experiment_id TEXT, parameters JSON)",
            "INSERT INTO simulations VALUES (1, 'a', '{\"p\": 1}'), (2, 'b', '{\"p\": 2}')",
            "CREATE TABLE simulation_config (simulation_id INTEGER, config_id INTEGER PRIMARY KEY,"
                + " config_data TEXT)",
            "INSERT INTO simulation_config VALUES (2, 1, '{\"old\": 2}'), (2, 2, '{\"c\": 2}')");
    assertThat(SimulationLoader.of(path).withSimulationId("1").simulationConfig())
        .contains("{\"p\": 1}");
    assertThat(SimulationLoader.of(path).withSimulationName("b").simulationConfig())
        .contains("{\"c\": 2}");
    assertThat(SimulationLoader.of(path).simulationConfig()).contains("{\"c\": 2}");
    String bare = NewDatabase.at(folder, "bare.db", "CREATE TABLE steps (step_number INTEGER)");
    assertThat(SimulationLoader.of(bare).simulationConfig()).isEmpty();
  }

  @Test
  void stepsAreReadUnlessAnotherTableIsAskedFor() {
    assertThat(SimulationLoader.of(TEXT_IDS).loadData().rowCount()).isEqualTo(60);
    assertThat(table(TEXT_IDS, "steps").loadData())
        .isEqualTo(table(TEXT_IDS, "simulation_steps").loadData());
    assertThat(table(TEXT_IDS, "resources").schema())
        .isEqualTo(table(TEXT_IDS, "resource_states").schema());
    assertThat(table(TEXT_IDS, "agents").schema().names()).contains("agent_type", "birth_time");
  }

  @Test
  void anOlderNameOfATableIsFound() {
    String old =
        NewDatabase.at(
            folder, "old.db", "CREATE TABLE steps (a INTEGER)", "CREATE TABLE resources (b REAL)");
    assertThat(SimulationLoader.of(old).schema()).hasToString("a long");
    assertThat(table(old, "resources").schema()).hasToString("b double");
    String both =
        NewDatabase.at(
            folder,
            "both.db",
            "CREATE TABLE steps (a INTEGER)",
            "CREATE TABLE simulation_steps (b INTEGER)");
    assertThat(SimulationLoader.of(both).schema()).hasToString("b long");
  }

  @Test
  void aRunThatWasAbortedHasNoSteps() {
    assertThat(SimulationLoader.of(ABORTED).loadData().rowCount()).isZero();
  }

  @Test
  void oneSimulationIsChosenByItsIntegerId() {
    DataLoader loader = withId(INTEGER_IDS, "2").withColumns("simulation_id", "step_number");
    Chunk chunk = loader.loadData();
    assertThat(chunk.rowCount()).isEqualTo(20);
    assertThat(Rows.of(chunk)).allMatch(row -> row.get(0).equals(2L));
    assertThat(withId(INTEGER_IDS, "1").loadData().rowCount()).isEqualTo(50);
    assertThat(SimulationLoader.of(INTEGER_IDS).loadData().rowCount()).isEqualTo(70);
  }

  @Test
  void oneSimulationIsChosenByItsTextId() {
    assertThat(withId(TEXT_IDS, "sim_xsjxq4eaas").loadData().rowCount()).isEqualTo(60);
  }

  @Test
  void anIdMatchesHoweverItIsStored() {
    for (String type : new String[] {"", "TEXT", "INTEGER", "NUMERIC"}) {
      String path =
          NewDatabase.at(
              folder,
              type + ".db",
              "CREATE TABLE simulations (simulation_id %s)".formatted(type),
              "INSERT INTO simulations VALUES (1), (12)",
              "CREATE TABLE steps (simulation_id %s, a INTEGER)".formatted(type),
              "INSERT INTO steps VALUES (12, 5), (1, 6), (12, 7), (NULL, 8)");
      assertThat(Rows.of(withId(path, "12").withColumns("a")))
          .as("declared '%s'", type)
          .containsExactly(List.of(5L), List.of(7L));
    }
    String path =
        NewDatabase.at(
            folder,
            "zero.db",
            "CREATE TABLE simulations (simulation_id TEXT)",
            "INSERT INTO simulations VALUES ('7'), ('007')",
            "CREATE TABLE steps (simulation_id TEXT, a INTEGER)",
            "INSERT INTO steps VALUES ('7', 5), ('007', 6)");
    assertThat(Rows.of(withId(path, "007").withColumns("a"))).containsExactly(List.of(6L));
  }

  @Test
  void oneSimulationIsChosenByItsName() {
    DataLoader drought = SimulationLoader.of(INTEGER_IDS).withSimulationName("drought");
    assertThat(Rows.of(drought)).isEqualTo(Rows.of(withId(INTEGER_IDS, "2"))).hasSize(20);
    assertThat(drought.withColumns("total_agents").withChunkSize(3).loadData().rowCount())
        .isEqualTo(20);
  }

  @Test
  void theLastChoiceOfASimulationHolds() {
    SimulationLoader loader = SimulationLoader.of(INTEGER_IDS).withSimulationName("drought");
    assertThat(loader.withSimulationId("1").loadData().rowCount()).isEqualTo(50);
    assertThat(loader.withTable("agents").withSimulationId("3").withSimulationName("baseline"))
        .satisfies(agents -> assertThat(agents.loadData().rowCount()).isPositive());
  }

  @Test
  void anIdThatIsNotThereIsRefused() {
    assertRefused(
        withId(TEXT_IDS, "sim_xsjxq4eaaz"),
        TEXT_IDS
            + ": no simulation 'sim_xsjxq4eaaz'; did you mean 'sim_xsjxq4eaas'?"
            + " Simulations: sim_xsjxq4eaas");
    assertRefused(
        withId(INTEGER_IDS, "300"), INTEGER_IDS + ": no simulation '300'; simulations: 1, 2");
  }

  @Test
  void aNameThatIsNotThereIsRefused() {
    assertRefused(
        SimulationLoader.of(INTEGER_IDS).withSimulationName("drougth"),
        INTEGER_IDS
            + ": no simulation is named 'drougth'; did you mean 'drought'?"
            + " Names: baseline, drought");
    assertRefused(
        SimulationLoader.of(TEXT_IDS).withSimulationName("baseline"),
        TEXT_IDS + ": no simulation is named 'baseline'; names: none");
  }

  @Test
  void aNameThatSeveralHaveIsRefused() {
    String path =
        NewDatabase.at(
            folder,
            "run.db",
            "CREATE TABLE simulations (simulation_id TEXT, experiment_id TEXT)",
            "INSERT INTO simulations VALUES ('s1', 'twin'), ('s2', 'other'), ('s3', 'twin')",
            "CREATE TABLE steps (a)");
    assertRefused(
        SimulationLoader.of(path).withSimulationName("twin"),
        path + ": 2 simulations are named 'twin'; choose one by simulation_id: s1, s3");
  }

  @Test
  void aDatabaseThatTellsNoSimulationsApartIsRefused() {
    String none = NewDatabase.at(folder, "none.db", "CREATE TABLE steps (a)");
    assertRefused(withId(none, "1"), none + ": no table 'simulations'; tables: steps");
    assertRefused(
        SimulationLoader.of(none).withSimulationName("x"),
        none + ": no table 'simulations'; tables: steps");
    String empty =
        NewDatabase.at(
            folder,
            "empty.db",
            "CREATE TABLE simulations (simulation_id TEXT)",
            "CREATE TABLE steps (run TEXT, a)");
    assertRefused(withId(empty, "1"), empty + ": no simulation '1'; simulations: none");
    NewDatabase.change(empty, "INSERT INTO simulations VALUES ('1')");
    assertRefused(
        withId(empty, "1"),
        empty + ": table 'steps' has no column 'simulation_id'; columns: run, a");
  }

  @Test
  void aTableThatIsNotThereIsRefused() {
    String path = NewDatabase.at(folder, "run.db", "CREATE TABLE agents (a)");
    assertRefused(
        SimulationLoader.of(path), path + ": no table 'simulation_steps'; tables: agents");
    assertRefused(
        table(path, "agnets"), path + ": no table 'agnets'; did you mean 'agents'? Tables: agents");
  }

  @Test
  void anIdThatIsSqlIsOnlyAnId() {
    assertRefused(
        withId(INTEGER_IDS, "1 OR 1=1"),
        INTEGER_IDS + ": no simulation '1 OR 1=1'; simulations: 1, 2");
  }

  @Test
  void columnsAreThoseOfTheDatabaseNotAFixedList() {
    assertThat(SimulationLoader.of(TEXT_IDS).schema().names())
        .contains("system_agents", "independent_agents", "control_agents")
        .doesNotContain("agent_type_counts");
    assertThat(SimulationLoader.of(INTEGER_IDS).schema().toString())
        .contains("simulation_id long", "agent_type_counts json", "total_resources double");
  }

  private static void assertRefused(DataLoader loader, String message) {
    assertThatThrownBy(loader::schema).isInstanceOf(RequestException.class).hasMessage(message);
  }

  private static DataLoader table(String path, String table) {
    return SimulationLoader.of(path).withTable(table);
  }

  private static DataLoader withId(String path, String id) {
    return SimulationLoader.of(path).withSimulationId(id);
  }
}
