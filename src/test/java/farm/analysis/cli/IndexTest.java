package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.inspect.IndexPlan;
import farm.analysis.load.sqlite.NewDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {

  @TempDir private Path folder;

  private CommandLineRun run(String... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    return new CommandLineRun(
        run.exitCode(),
        run.out().replace(folder.toString(), "."),
        run.err().replace(folder.toString(), "."));
  }

  private String database(String name, String... statements) {
    String path =
        NewDatabase.at(
            folder, name, "CREATE TABLE steps (simulation_id TEXT, step_number INTEGER)");
    NewDatabase.change(path, statements);
    return path;
  }

  @Test
  void missingIndexesAreShownAndThenCreated() {
    String path = database("a.db", NewDatabase.insert("steps", 30_011, "'sim', n"));
    assertThat(run("index", path))
        .isEqualTo(
            new CommandLineRun(
                0,
                """
                1 database, 414 kB
                  steps (simulation_id)               served by the next
                  steps (simulation_id, step_number)  missing: about 422 kB for 30,011 rows
                1 index is missing, about 422 kB. They help queries, views and other programs, not reads of tables.
                """,
                ""));
    assertThat(run("index", path, "--create").out()).endsWith("\n./a.db: created\n");
    assertThat(run("index", path).out())
        .endsWith(
            """
              steps (simulation_id)               idx_steps_simulation_id_step_number
              steps (simulation_id, step_number)  idx_steps_simulation_id_step_number
            No index is missing.
            """);
  }

  @Test
  void databasesAreShownTogether() {
    database("a.db");
    database("b.db", "CREATE INDEX i ON steps (simulation_id)");
    assertThat(run("index", folder.toString()).out())
        .isEqualTo(
            """
            2 databases, 20.5 kB
              steps (simulation_id)               i in 1 of 2; served by the next in 1 of 2
              steps (simulation_id, step_number)  missing: about 8.2 kB for 0 rows
            2 indexes are missing, about 8.2 kB. They help queries, views and other programs, not reads of
                tables.
            """);
  }

  @Test
  void aDatabaseWithoutSuchColumnsWantsNone() {
    String path = NewDatabase.at(folder, "a.db", "CREATE TABLE t (x)");
    assertThat(run("index", path).out())
        .isEqualTo(
            """
            1 database, 8.2 kB
            No table has a column simulation_id or step_number, so no index is wanted.
            """);
  }

  @Test
  void failuresAreToldAndEndWithTwo() throws IOException {
    Files.writeString(folder.resolve("a.db"), "text");
    database("b.db", "CREATE INDEX idx_steps_simulation_id_step_number ON steps (step_number)");
    CommandLineRun run = run("index", folder.toString(), "--create");
    assertThat(run.err())
        .isEqualTo(
            """
            ./a.db: should be a SQLite database, but its first bytes are 'text'; read CSV with ReadFromCsv, JSON with ReadFromJson
            ./b.db: an index named 'idx_steps_simulation_id_step_number' exists already, but not on steps\
             (simulation_id, step_number); rename or drop it
            """);
    assertThat(run.out()).doesNotContain("created");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void theDocumentationShowsThis() throws IOException {
    String run = "testdata/experiment/run_01.db";
    List<String> lines = IndexText.of(IndexPlan.of(List.of(run)), new Terminal(100, true));
    assertThat(Files.readString(Path.of("docs/commands.md")))
        .contains("$ ./run.sh index %s\n%s\n```".formatted(run, String.join("\n", lines)));
  }

  @Test
  void helpHasAnExample() {
    assertThat(run("index", "--help").out())
        .startsWith("Usage: ./run.sh index PATH… [--create]\n")
        .endsWith("Example: ./run.sh index 'runs/*.db' --create\n");
  }
}
