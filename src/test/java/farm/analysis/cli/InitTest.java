package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pipelines that {@code init} prints are run as they are. */
class InitTest {

  @TempDir private Path folder;

  /** Runs what init prints for the data; the lines of its result. */
  private List<String> result(Path data) throws IOException {
    return result(pipeline(data));
  }

  private static String pipeline(Path data) {
    CommandLineRun init = CommandLineRun.of("init", data.toString());
    assertThat(init.err()).isEmpty();
    assertThat(init.exitCode()).isZero();
    return init.out();
  }

  private List<String> result(String pipeline) throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Path file = Files.writeString(folder.resolve("first pipeline.yaml"), pipeline);
    CommandLineRun run = CommandLineRun.of(file.toString(), "--set", "out=" + out);
    run.assertDone();
    try (Stream<Path> results = Files.list(out)) {
      return Files.readString(results.findFirst().orElseThrow())
          .lines()
          .map(InitTest::plain)
          .toList();
    }
  }

  /** Whole doubles as integers: what this test is about is the values. */
  private static String plain(String line) {
    return line.replaceAll("(?<=\\d)\\.0(?=,|$)", "");
  }

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Path database(String name, String... statements) throws IOException, SQLException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return file;
  }

  /** The rows of a query as CSV. */
  private static List<String> rows(String database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
          cells.add(rows.getString(c));
        }
        lines.add(plain(String.join(",", cells)));
      }
      return lines;
    }
  }

  @Test
  void theStepsOfASimulationAreAveraged() throws IOException, SQLException {
    List<String> result = result(Path.of("testdata/experiment/run_01.db"));
    assertThat(result.get(0))
        .isEqualTo(
            "step_number,rows,mean_total_agents,min_total_agents,max_total_agents,mean_system_agents,mean_independent_agents");
    assertThat(result.subList(1, result.size()))
        .containsExactlyElementsOf(
            rows(
                "testdata/experiment/run_01.db",
                "SELECT step_number, count(*), avg(total_agents), min(total_agents),"
                    + " max(total_agents), avg(system_agents), avg(independent_agents)"
                    + " FROM simulation_steps GROUP BY step_number ORDER BY step_number"));
  }

  @Test
  void theStepsOfAnExperimentAreAveragedOverRuns() throws IOException {
    List<String> result = result(Path.of("testdata/experiment"));
    assertThat(result.stream().skip(1).map(line -> line.split(",", -1)).map(InitTest::firstFive))
        .containsExactlyElementsOf(
            Files.readAllLines(Path.of("testdata/expected/population.csv")).stream()
                .skip(1)
                .map(InitTest::plain)
                .map(line -> line.split(",", -1))
                .map(InitTest::firstFive)
                .toList());
  }

  private static String firstFive(String[] cells) {
    return String.join(",", List.of(cells).subList(0, 5));
  }

  @Test
  void aCsvFileWithHostileNames() throws IOException {
    Path file =
        write(
            "a: #b/it's {1} \"x\", [y].csv",
            "\"step: #\",\"- a\",\"{b}\",\"c\nd\",\"{{ e }}\",\"\"\"f\"\"\",no\n"
                + "1,2,x,5,7,1,1\n1,4,x,6,8,1,1\n2,9,y,5,9,2,1\n2,9,y,6,9,3,1\n");
    assertThat(result(file))
        .containsExactly(
            "step: #,rows,mean_- a,min_- a,max_- a,\"mean_c",
            "d\",\"mean_\"\"f\"\"\"",
            "1,2,3,2,4,5.5,1",
            "2,2,9,9,9,5.5,2.5");
  }

  @Test
  void aFileWithAnotherDelimiterAndName() throws IOException {
    Path file = write("table.txt", "kind;size\na;1\nb;2\na;2\na;3\n");
    assertThat(result(file))
        .containsExactly("kind,rows,mean_size,min_size,max_size", "a,3,2,1,3", "b,1,2,2,2");
  }

  @Test
  void aCompressedTabSeparatedFile() throws IOException {
    Path file = folder.resolve("x.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("tick\tenergy\n0\t1.5\n1\t2.5\n1\t3.5\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(result(file))
        .containsExactly(
            "tick,rows,mean_energy,min_energy,max_energy", "0,1,1.5,1.5,1.5", "1,2,3,2.5,3.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.jsonl | {\"step\": 1, \"x y\": 2}{\"step\": 2, \"x y\": 4}",
        "a.json | [{\"step\": 1, \"x y\": 2}, {\"step\": 2, \"x y\": 4}]",
        "export | {\"step\": 1, \"x y\": 2} {\"step\": 2, \"x y\": 4}"
      })
  void jsonFiles(String name, String content) throws IOException {
    assertThat(result(write(name, content.replace("}{", "}\n{"))))
        .containsExactly("step,rows,mean_x y,min_x y,max_x y", "1,1,2,2,2", "2,1,4,4,4");
  }

  @Test
  void theTableOfADatabaseThatOffersMost() throws IOException, SQLException {
    Path file =
        database(
            "own.sqlite",
            "CREATE TABLE aa (name TEXT)",
            "INSERT INTO aa VALUES ('x'), ('y')",
            "CREATE TABLE \"my: 'table' \"\"1\"\"\" (kind TEXT, \"a # b\" REAL)",
            "INSERT INTO \"my: 'table' \"\"1\"\"\" VALUES ('p', 1), ('q', 5), ('p', 2), ('p', 3)",
            "CREATE TABLE zz (step INTEGER, n INTEGER)");
    assertThat(result(file))
        .containsExactly("kind,rows,mean_a # b,min_a # b,max_a # b", "p,3,2,1,3", "q,1,5,5,5");
  }

  @Test
  void databasesInFoldersWithHostileNames() throws IOException, SQLException {
    for (int run = 1; run <= 2; run++) {
      database(
          "my [runs]: #1/run %d/sim.db".formatted(run),
          "CREATE TABLE simulation_steps (step_number INTEGER, total_agents INTEGER)",
          "INSERT INTO simulation_steps VALUES (0, 4), (1, %d)".formatted(4 + 2 * run));
    }
    assertThat(result(folder.resolve("my [runs]: #1")))
        .containsExactly(
            "step_number,rows,mean_total_agents,min_total_agents,max_total_agents",
            "0,2,4,4,4",
            "1,2,7,6,8");
  }

  @Test
  void aRunWithoutStepsDoesNotHideThoseOfOthers() throws IOException, SQLException {
    String create = "CREATE TABLE simulation_steps (step_number INTEGER, total_agents INTEGER)";
    database("runs/a.db", create, "CREATE TABLE agents (name TEXT)");
    database("runs/b.db", create, "INSERT INTO simulation_steps VALUES (3, 4)");
    assertThat(result(folder.resolve("runs")))
        .containsExactly(
            "step_number,rows,mean_total_agents,min_total_agents,max_total_agents", "3,1,4,4,4");
  }

  @Test
  void aFolderOfCsvFiles() throws IOException {
    write("data/a.csv", "step,x\n1,2\n");
    Path second = write("data/b.csv", "step,x\n1,4\n");
    assertThat(result(second.getParent()))
        .containsExactly("step,rows,mean_x,min_x,max_x", "1,2,3,2,4");
  }

  @Test
  void textAloneIsCounted() throws IOException {
    Path file = write("a.csv", "agent_id,comment\nq,one\nq,two\nr,three\n");
    assertThat(result(file)).containsExactly("rows,count_distinct_agent_id", "3,2");
  }

  @Test
  void theFilterInTheCommentsWorks() throws IOException {
    Path file = write("a.csv", "step,\"my \"\"x\"\": #\"\n1,2\n1,-4\n2,-1\n");
    String pipeline =
        pipeline(file)
            .replace("    # - type: Filter\n    #   config", "    - type: Filter\n      config");
    assertThat(pipeline).contains("    - type: Filter\n");
    assertThat(result(pipeline).subList(1, 2)).containsExactly("1,1,2,2,2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "nothing | none | 2 | 'FOLDER/nothing': no such file or folder",
        "run*.db | none | 2 | 'FOLDER/run*.db': no such file or folder; name a folder without"
            + " wildcards",
        "a.csv | '' | 2 | FOLDER/a.csv: is empty",
        "a.json | [] | 2 | FOLDER/a.json: has no rows, so no columns",
        "a.db | text | 3 | FOLDER/a.db: should be a SQLite database, but its first bytes are 'text';"
            + " read CSV with ReadFromCsv, JSON with ReadFromJson",
        "a.csv | 'a,b' | 0 | none",
        "a.txt | words | 2 | FOLDER/a.txt: not of a known kind: SQLite (.db, .sqlite, .sqlite3),"
            + " CSV (.csv, .tsv), JSON Lines (.jsonl, .ndjson) and JSON (.json), text also"
            + " compressed (.gz, .zst)",
        "'a{{b.csv' | 'a,b' | 2 | FOLDER/a{{b.csv: a pipeline file takes '{{', '{%' and '{#' for"
            + " templates; rename the file or folder",
      })
  void saysWhyThereIsNoPipeline(String name, String content, int exitCode, String message)
      throws IOException {
    if (content != null) {
      write(name, content);
    }
    CommandLineRun run = CommandLineRun.of("init", folder.resolve(name).toString());
    assertThat(run.err().replace(folder.toString(), "FOLDER"))
        .isEqualToIgnoringNewLines(message == null ? "" : message);
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void filesThatDoNotBelongTogetherAreNotOneTable() throws IOException {
    write("data/a.csv", "a\n1\n");
    Path second = write("data/b.csv", "b\n1\n");
    CommandLineRun run = CommandLineRun.of("init", second.getParent().toString());
    assertThat(run.err().replace(folder.toString(), "FOLDER"))
        .isEqualToNormalizingNewlines(
            """
            FOLDER/data/b.csv: no column 'a', which FOLDER/data/a.csv has; files read together must have the same columns
            If the files of the folder don't belong together, name one of them instead
            """);
    assertThat(run.exitCode()).isEqualTo(3);
  }
}
