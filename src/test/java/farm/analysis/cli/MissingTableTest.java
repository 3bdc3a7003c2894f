package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import farm.analysis.report.output.WrittenReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over databases. Some, or all, lack the table that the pipeline reads. */
class MissingTableTest {

  private static final String LEFT_OUT =
      "table 'reproduction_events' is missing in 1 of 4 databases, which are left out:"
          + " testdata/experiment/run_03.db";

  private static final String NONE =
      "table 'lessons' is missing in all databases, so there are no rows, and only the columns of"
          + " 'schema'";

  @TempDir private Path folder;

  @Test
  void theRunItsSummaryAndItsReportNameTheDatabasesLeftOut() throws IOException {
    Path summary = folder.resolve("summary.json");
    CommandLineRun run =
        CommandLineRun.of(
            "pipelines/reproduction.yaml", "--set", "out=" + folder, "--summary-json=" + summary);
    run.assertDone();
    assertThat(run.err()).startsWith("Note: " + LEFT_OUT + System.lineSeparator());
    assertThat(new ObjectMapper().readTree(Files.readString(summary)).get("notes"))
        .extracting(note -> note.asText())
        .containsExactly(LEFT_OUT);
    assertThat(WrittenReport.read(folder.resolve("reproduction.html")).head())
        .contains("</p>\n<p>Note: " + LEFT_OUT.replace("'", "&#39;") + "</p>\n");
  }

  @Test
  void aTableThatNoDatabaseHasIsEmptyIfTheSchemaGivesItsColumns() throws IOException {
    CommandLineRun run = counted("*.db", "schema: {module: text, reward: double}");
    run.assertDone();
    assertThat(run.err())
        .startsWith("Note: " + NONE + System.lineSeparator() + "Read 0 inputs, 0 rows");
    assertThat(folder.resolve("out.csv")).hasContent("module,mean_reward\n");
  }

  @Test
  void aTableThatNoDatabaseHasLacksTheColumnsThatTheSchemaDoesNotName() throws IOException {
    CommandLineRun run = counted("*.db", "schema: {reward: double}");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            String.join(
                System.lineSeparator(),
                "pipeline.yaml:5:16: " + NONE,
                "pipeline.yaml:7:26: no column 'module'; columns: reward, db_path",
                ""));
  }

  @Test
  void aTableThatNoDatabaseHasIsAnErrorWithoutASchema() throws IOException {
    CommandLineRun run = counted("run_04.db", "chunk_size: 7");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "pipeline.yaml:5:60: testdata/experiment/run_04.db: no table 'lessons'; tables:"
                + " agent_actions, agent_states, agents, experiments, health_incidents,"
                + " reproduction_events, resource_states, simulation_config, simulation_steps,"
                + " simulations"
                + System.lineSeparator());
  }

  private CommandLineRun counted(String databases, String option) throws IOException {
    return CommandLineRun.ofSteps(
        folder,
        "chain",
        """
        - type: ReadFromExperiment
          config: {path: testdata/experiment/%s, table: lessons, missing_table: skip, %s}
        - type: Combine
          config: {group_by: module, combine: {mean_reward: {value: reward, fn: mean}}}
        - type: WriteToCsv
          config: {path: FOLDER/out.csv}
        """
            .formatted(databases, option));
  }
}
