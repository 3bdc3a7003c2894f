package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.sqlite.NewDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user runs it; {@link InspectionTextTest} has its whole output. */
class InspectTest {

  @TempDir private Path folder;

  private CommandLineRun run(String... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    return new CommandLineRun(
        run.exitCode(),
        run.out().replace(folder.toString(), "."),
        run.err().replace(folder.toString(), "."));
  }

  @Test
  void tablesAreShownAndNothingElseIsLeft() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "type,note\nsheep,\nwolf,x\nsheep,\n");
    CommandLineRun run = run("inspect", folder + "/a.csv");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                0,
                """
                ./a.csv: 1 file, 31 B

                ./a.csv: 3 rows
                  column  type  missing  most frequent values
                  type    text      0 %  sheep (2), wolf (1)
                  note    text     67 %  x (1)
                """,
                ""));
    assertThat(folder.toFile().list()).containsExactly("a.csv");
  }

  @Test
  void onlyNamedTablesAreShown() {
    String path =
        NewDatabase.at(
            folder,
            "a.db",
            "CREATE TABLE a (x TEXT)",
            "CREATE TABLE b (y TEXT)",
            "PRAGMA user_version=3");
    CommandLineRun run = run("inspect", "--table", "b", path);
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                0,
                """
                ./a.db: 1 database, 12.3 kB
                schema version (user_version) 3; journal mode rollback

                b: 0 rows
                  column  type  missing  most frequent values
                  y       text
                """,
                ""));
  }

  @Test
  void problemsAreToldAndEndWithThree() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "x\na\n");
    Files.writeString(folder.resolve("b\u001b[31m.db"), "text");
    CommandLineRun run = run("inspect", folder.toString());
    assertThat(run.err())
        .isEqualTo(
            "./b\\u001b[31m.db: should be a SQLite database, but its first bytes are 'text'; read CSV with ReadFromCsv, JSON with ReadFromJson\n");
    assertThat(run.out()).startsWith(".: 1 file, 4 B\n\n./a.csv: 1 row\n");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void whatIsNotThereEndsWithTwo() {
    assertThat(run("inspect", folder + "/none.db"))
        .isEqualTo(new CommandLineRun(2, "", "./none.db: no such file\n"));
    assertThat(run("inspect").err()).startsWith("Missing required parameter: 'PATH");
    assertThat(run("inspect").exitCode()).isEqualTo(2);
  }

  @Test
  void aReportIsWrittenToo() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "x,<b>\n1,<script>alert(1)</script>\n2,\n");
    Path html = folder.resolve("new/a.html");
    CommandLineRun run = run("inspect", folder + "/a.csv", "--html", html.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("./a.csv: 1 file, ");
    assertThat(Files.readString(html))
        .contains(
            "<h2>Distributions of %s/a.csv</h2>".formatted(folder),
            "<td class=t>&lt;b&gt;",
            "<td class=t>&lt;script&gt;alert(1)&lt;/script&gt; (1)")
        .doesNotContain("<script>alert");
    assertThat(html.getParent().toFile().list()).containsExactly("a.html");
  }

  @Test
  void aReportThatCannotBeWrittenIsToldBeforeDataIsRead() {
    assertThat(run("inspect", folder + "/none.db", "--html", folder.toString()))
        .isEqualTo(new CommandLineRun(2, "", ".: can't be written: it is a folder\n"));
  }

  @Test
  void helpHasAnExample() {
    assertThat(run("inspect", "--help").out())
        .startsWith("Usage: ./run.sh inspect PATH… [--table NAME]… [--html FILE]\n")
        .endsWith("Example: ./run.sh inspect runs/\n");
  }
}
