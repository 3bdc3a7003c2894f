package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.load.sqlite.ExperimentLoader;
import farm.analysis.load.sqlite.SimulationLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataTest {

  private static final String RUN_03 = "testdata/experiment/run_03.db";

  @Test
  void tellsColumnsCountsSizeAndFirstRows() throws IOException {
    Metadata metadata = SimulationLoader.of(RUN_03).withColumns("step_number").metadata();
    assertThat(metadata.schema()).hasToString("step_number long");
    assertThat(metadata.rows()).isEqualTo(70);
    assertThat(metadata.bytes()).isEqualTo(Files.size(Path.of(RUN_03)));
    assertThat(Rows.of(metadata.preview()))
        .containsExactly(List.of(0L), List.of(1L), List.of(2L), List.of(3L), List.of(4L));
    assertThat(metadata.inputs()).hasSize(1);
    assertThat(metadata.inputs().get(0).modified())
        .contains(
            Files.getLastModifiedTime(Path.of(RUN_03)).toInstant().truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void tellsWhatElseIsInADatabase() {
    Metadata.Input input = SimulationLoader.of(RUN_03).metadata().inputs().get(0);
    assertThat(input.details().get("tables"))
        .contains("simulation_steps: 70 rows", "agents: 51 rows", "resource_states: 520 rows")
        .hasSize(9);
    assertThat(input.details().get("simulations")).containsExactly("1", "2");
    assertThat(input.details().get("indexes"))
        .contains("idx_agents_agent_type on agents")
        .hasSize(4);
    assertThat(input.details().get("schema_version"))
        .containsExactly("counts agents by type as JSON in agent_type_counts");
  }

  @Test
  void countsTheRowsOfOneSimulationOfAQueryAndOfAnExperiment() {
    assertThat(SimulationLoader.of(RUN_03).withSimulationName("drought").metadata().rows())
        .isEqualTo(20);
    assertThat(
            SqliteLoader.query(RUN_03, "SELECT * FROM agents WHERE generation >= ?", 1)
                .metadata()
                .rows())
        .isLessThan(51)
        .isPositive();
    Metadata experiment =
        ExperimentLoader.of("testdata/experiment/*.db").withTable("time_series").metadata();
    assertThat(experiment.rows())
        .isEqualTo(experiment.inputs().stream().mapToLong(Metadata.Input::rows).sum());
    assertThat(experiment.inputs()).extracting(Metadata.Input::rows).contains(180L, 0L);
  }

  @Test
  void aTableWithoutRowsHasAPreviewWithout() {
    Metadata metadata = SimulationLoader.of("testdata/experiment/run_04.db").metadata();
    assertThat(metadata.rows()).isZero();
    assertThat(metadata.preview().rowCount()).isZero();
  }

  @Test
  void countsTheRowsOfText(@TempDir Path folder) throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "n\n" + "7\n".repeat(30_000));
    assertThat(CsvLoader.of(csv.toString()).metadata().rows()).isEqualTo(30_000);
    Path json = Files.writeString(folder.resolve("a.jsonl"), "{\"n\": 7}\n".repeat(20_000));
    assertThat(JsonLoader.of(json.toString()).metadata().rows()).isEqualTo(20_000);
  }
}
