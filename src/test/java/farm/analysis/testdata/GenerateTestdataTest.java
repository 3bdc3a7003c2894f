package farm.analysis.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code -Dtestdata.write=true}, writes {@code testdata/} anew before it is checked. */
class GenerateTestdataTest {
  private static final Path COMMITTED = Path.of("testdata");
  private static final String COMMAND =
      "mvn -q -B test -Dtest=GenerateTestdataTest -Dtestdata.write=true";

  @BeforeAll
  static void writeWhenAsked() throws Exception {
    if (Boolean.getBoolean("testdata.write")) {
      GenerateTestdata.write(COMMITTED);
    }
  }

  @Test
  void committedFilesAreWhatTheGeneratorWrites(@TempDir Path folder) throws Exception {
    GenerateTestdata.write(folder);

    for (Path file : files(folder)) {
      Path committed = COMMITTED.resolve(folder.relativize(file).toString());
      assertThat(committed)
          .as("%s differs from the generator's; to write it anew: %s", committed, COMMAND)
          .hasSameBinaryContentAs(file);
    }
  }

  @Test
  void experimentHoldsTheFourDatabasesAlone() throws IOException {
    assertThat(files(COMMITTED.resolve("experiment")))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("run_01.db", "run_02.db", "run_03.db", "run_04.db");
  }

  @Test
  void twoRunsOfTheDroughtDieOut() throws Exception {
    try (AttachedRuns runs = AttachedRuns.of(files(COMMITTED.resolve("drought")))) {
      String steps = runs.all("*", "simulation_steps");
      assertThat(
              runs.rows(
                  "SELECT count(DISTINCT simulation_id) FROM (%s) WHERE total_agents = 0"
                      .formatted(steps)))
          .containsExactly(List.of(2));
    }
  }

  @Test
  void databasesAreInWalMode() throws IOException {
    for (Path file : files(COMMITTED.resolve("experiment"))) {
      byte[] header = Files.readAllBytes(file);
      assertThat(List.of(header[18], header[19])).as(file.toString()).containsOnly((byte) 2);
    }
  }

  @Test
  void allFilesTogetherStayUnderOneMegabyte() throws IOException {
    long bytes = 0;
    for (Path file : files(COMMITTED)) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isLessThan(1_000_000);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
