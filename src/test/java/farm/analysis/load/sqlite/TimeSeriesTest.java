package farm.analysis.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.DataLoader;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeSeriesTest {

  @TempDir private Path folder;

  @Test
  void columnsOfCountsBecomeRows() {
    String path =
        db(
            "CREATE TABLE simulation_steps (step_number INTEGER, total_agents INTEGER,"
                + " system_agents INTEGER, control_agents INTEGER)",
            "INSERT INTO simulation_steps VALUES (0, 5, 3, 2), (1, 4, 4, NULL), (2, 4, 4, 0)");
    assertThat(rows(SimulationLoader.of(path).withTable("time_series")))
        .containsExactly(
            List.of(0L, "system", 3L),
            List.of(0L, "control", 2L),
            List.of(1L, "system", 4L),
            List.of(2L, "system", 4L),
            List.of(2L, "control", 0L));
  }

  @Test
  void jsonCountsBecomeRowsAndTypesThatAppearLaterDoSoInTheRows() {
    for (String column : List.of("agent_type_counts", "agent_counts")) {
      String path =
          db(
              "CREATE TABLE steps (step_number INTEGER, other_agents INTEGER, %s JSON)"
                  .formatted(column),
              "INSERT INTO steps VALUES (0, 9, '{\"system\": 3}'), (1, 9, NULL),"
                  + " (2, 9, '{\"system\": 2, \"new \\\"one\\\"\": 1}')");
      assertThat(rows(SimulationLoader.of(path).withTable("time_series")))
          .containsExactly(
              List.of(0L, "system", 3L), List.of(2L, "system", 2L), List.of(2L, "new \"one\"", 1L));
    }
  }

  @Test
  void chunksAndColumnsAreAsAsked() {
    DataLoader loader =
        SimulationLoader.of("testdata/experiment/run_01.db")
            .withTable("time_series")
            .withColumns("count", "agent_type")
            .withChunkSize(7);
    assertThat(loader.schema()).hasToString("count long, agent_type text");
    assertThat(loader.iterData().next().rowCount()).isEqualTo(7);
    assertThat(loader.loadData().rowCount()).isEqualTo(180);
  }

  @Test
  void oneSimulationOfADatabase() {
    SimulationLoader all =
        SimulationLoader.of("testdata/experiment/run_03.db").withTable("time_series");
    int first = all.withSimulationId("1").loadData().rowCount();
    int second = all.withSimulationName("drought").loadData().rowCount();
    assertThat(second).isEqualTo(60);
    assertThat(first + second).isEqualTo(all.loadData().rowCount());
  }

  @Test
  void databasesOfAllVersionsAndOneWithoutStepsAreOneExperiment() {
    DataLoader loader = ExperimentLoader.of("testdata/experiment/*.db").withTable("time_series");
    assertThat(loader.schema()).hasToString("step long, agent_type text, count long, db_path text");
    assertThat(loader.inputs().notes()).isEmpty();
  }

  @Test
  void stepsThatCountNoTypesAreRefused() {
    String path = db("CREATE TABLE steps (step_number INTEGER, total_agents INTEGER)");
    assertThatThrownBy(() -> SimulationLoader.of(path).withTable("time_series").schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "%s: table 'steps' counts no agents by type; should have a column agent_type_counts"
                    .formatted(path)
                + " or agent_counts, or columns such as system_agents; columns: step_number,"
                + " total_agents");
  }

  @Test
  void countsThatAreNoJsonAreAnError() {
    String path =
        db(
            "CREATE TABLE steps (step_number INTEGER, agent_counts JSON)",
            "INSERT INTO steps VALUES (0, '{oops')");
    assertThatThrownBy(() -> SimulationLoader.of(path).withTable("time_series").loadData())
        .isInstanceOf(DataException.class)
        .hasMessageContaining(path)
        .hasMessageContaining("malformed JSON");
  }

  private String db(String... statements) {
    return NewDatabase.at(folder, "run%d.db".formatted(System.nanoTime()), statements);
  }

  private static List<List<Object>> rows(DataLoader loader) {
    return farm.analysis.load.Rows.of(loader);
  }
}
