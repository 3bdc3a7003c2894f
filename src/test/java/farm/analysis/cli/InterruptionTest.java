package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptionTest {

  /** A run that ends only when it is stopped. */
  private static final String ENDLESS =
      """
      pipeline:
        type: chain
        transforms:
          - type: ReadFromSqlite
            config:
              path: FOLDER/empty.db
              query: WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n
          - type: LogForTesting
          - type: Combine
            config: {group_by: [], combine: {rows: {fn: count}}}
          - type: WriteToCsv
            config: {path: FOLDER/out.csv}
      """;

  @TempDir private Path folder;

  @Test
  void sigtermEndsARunWithOneLineAndNothingHalfWritten()
      throws IOException, InterruptedException, SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("empty.db"))) {
      connection.createStatement().execute("CREATE TABLE t (i INTEGER)");
    }
    Path out = Files.writeString(folder.resolve("out.csv"), "older");
    Path file = folder.resolve("endless.yaml");
    Files.writeString(file, ENDLESS.replace("FOLDER", folder.toString()));
    Process process = ChildJvm.start(Main.class, file.toString());
    List<String> said;
    try (BufferedReader err = process.errorReader()) {
      assertThat(err.readLine()).contains("\"i\"");
      process.toHandle().destroy(); // leaves the process's streams open
      said = err.lines().filter(line -> !line.startsWith("{") && !line.isEmpty()).toList();
    }
    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(said)
        .containsExactly("Interrupted; incomplete outputs stay as they were before the run.");
    assertThat(out).hasContent("older");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(one -> one.getFileName().toString()))
          .containsExactlyInAnyOrder("empty.db", "endless.yaml", "out.csv");
    }
  }
}
