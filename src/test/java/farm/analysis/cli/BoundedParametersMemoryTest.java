package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters and queries of databases larger than the heap, in a JVM of 96 MB. */
class BoundedParametersMemoryTest {

  @TempDir private Path folder;

  @Test
  void parametersOfManySimulationsAreRead() throws Exception {
    simulations(400, "json_object('n', n, 'note', hex(zeroblob(250000)))");
    Path pipeline =
        pipeline(
            """
            table: parameters
                - type: Combine
                  config: {group_by: [], combine: {runs: count, total: {value: n, fn: sum}}}
            """);
    ChildJvm.runPipeline(pipeline);
    assertThat(folder.resolve("out.csv")).hasContent("runs,total\n400,80200");
  }

  @Test
  void hugeParametersAreAnError() throws Exception {
    simulations(3, "json_object('note', hex(zeroblob(50000000 * (n = 3))))");
    Process process = ChildJvm.start(Main.class, pipeline("table: parameters\n").toString());
    String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(error)
        .isEqualTo(
            folder
                + "/run.db: table 'simulations', rowid 3: column 'parameters' should have at most"
                + " 1,048,576 bytes, has 100,000,011\n");
    assertThat(process.waitFor()).isEqualTo(3);
  }

  @Test
  void aQueryIsStreamed() throws Exception {
    simulations(400, "json_object('n', n, 'note', hex(zeroblob(250000)))");
    Path pipeline =
        pipeline(
            """
            query: "SELECT simulation_id, parameters FROM simulations WHERE simulation_id > :least"
                    parameters: {least: 0}
                - type: Combine
                  config:
                    group_by: []
                    combine: {runs: count, greatest: {value: parameters, fn: max}}
                - type: MapToFields
                  config: {fields: {runs: runs, chars: length(greatest)}}
            """);
    ChildJvm.runPipeline(pipeline);
    assertThat(folder.resolve("out.csv")).hasContent("runs,chars\n400,500018");
  }

  private void simulations(int count, String json) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("run.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE simulations (simulation_id INTEGER, parameters JSON)");
      statement.execute(
          """
          WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < %d)
          INSERT INTO simulations SELECT n, %s FROM c\
          """
              .formatted(count, json));
    }
  }

  /** A pipeline that writes; {@code read} ends the options of the read, and may add steps. */
  private Path pipeline(String read) throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file,
        """
        pipeline:
          type: chain
          transforms:
            - type: ReadFromExperiment
              config:
                path: %1$s/run.db
                %2$s
            - type: WriteToCsv
              config: {path: %1$s/out.csv}
        """
            .formatted(folder, read.stripTrailing()));
    return file;
  }
}
