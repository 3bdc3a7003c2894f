package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of a run besides those of Beam. */
class RunOptionsTest {

  private static final String FILE = "pipelines/population.yaml";

  @TempDir private Path folder;

  @Test
  void theSummaryGoesToStandardErrorUnlessQuiet() {
    CommandLineRun loud = CommandLineRun.of(FILE, "--set", "out=" + folder);
    assertThat(loud.err()).startsWith("Read 4 inputs, 175 rows");
    assertThat(loud.out()).isEmpty();
    CommandLineRun quiet = CommandLineRun.of("--quiet", FILE, "--set", "out=" + folder);
    quiet.assertDone();
    assertThat(quiet.err() + quiet.out()).isEmpty();
  }

  @Test
  void theSummaryIsAlsoJson() throws IOException {
    Path file = folder.resolve("summary.json");
    CommandLineRun.of(FILE, "--set", "out=" + folder, "--summary-json", file.toString())
        .assertDone();
    JsonNode summary = new ObjectMapper().readTree(file.toFile());
    assertThat(summary.get("inputs").longValue()).isEqualTo(4);
    assertThat(summary.get("rows_read").longValue()).isEqualTo(175);
    assertThat(summary.get("groups").longValue()).isEqualTo(60);
    assertThat(summary.get("rows_written").longValue()).isEqualTo(120);
    assertThat(summary.get("outputs").get(0).textValue()).endsWith("population.csv");
    assertThat(summary.get("seconds").doubleValue()).isPositive();
  }

  @Test
  void theJsonGoesToStandardOutputForADash() throws IOException {
    CommandLineRun run = CommandLineRun.of(FILE, "--set", "out=" + folder, "--summary-json=-");
    assertThat(new ObjectMapper().readTree(run.out()).get("rows_read").longValue()).isEqualTo(175);
  }

  @Test
  void valuesWithCommasAndRepeatedNamesAreLists() {
    String one = "testdata/experiment/run_01.db";
    String two = "testdata/experiment/run_02.db";
    assertThat(
            CommandLineRun.of(
                    FILE, "--set", "out=" + folder, "--set", "experiment=" + one + "," + two)
                .err())
        .startsWith("Read 2 inputs");
    assertThat(
            CommandLineRun.of(
                    "--set=experiment=" + one,
                    FILE,
                    "--set=experiment=" + two,
                    "--set=out=" + folder)
                .err())
        .startsWith("Read 2 inputs");
  }

  @Test
  void aFileGivesParameters() throws IOException {
    Path file = folder.resolve("params.yaml");
    Files.writeString(
        file, "experiment: [testdata/experiment/run_01.db]\nout: '%s'\n".formatted(folder));
    CommandLineRun run = CommandLineRun.of(FILE, "--set", "@" + file);
    assertThat(run.err()).startsWith("Read 1 input,");
  }

  @Test
  void twoValuesForOneTextAreAnError() {
    CommandLineRun run = CommandLineRun.of(FILE, "--set", "out=a", "--set", "out=b");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Template '{{ out");
  }

  @Test
  void anUnknownLevelIsRefused() {
    CommandLineRun run = CommandLineRun.of(FILE, "--log-level", "loud");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'--log-level'").contains("'loud'");
  }

  @Test
  void aMistypedCommandIsTold() {
    CommandLineRun run = CommandLineRun.of("chek", FILE);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines("No command or file is named 'chek'; did you mean 'check'?");
  }
}
