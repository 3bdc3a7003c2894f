package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import farm.analysis.report.output.WrittenReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pipeline of {@code pipelines/} on {@code testdata/} gives its files in {@code
 * testdata/expected/}, which were computed with SQL and exact decimals, and a report with the same
 * values.
 */
class PipelinesTest {

  private static final String ALL = "report";

  /** The sections of the report on everything, in order. */
  private static final List<String> SECTIONS =
      List.of(
          "population",
          "time_series",
          "dominance",
          "comparison",
          "events",
          "survival",
          "median_lifespans",
          "lifespans",
          "reproduction",
          "actions",
          "health",
          "resources",
          "spatial_density");

  /** The results of pipelines that have others than one of their own name, in order. */
  private static final Map<String, List<String>> RESULTS =
      Map.of("lifespans", List.of("survival", "median_lifespans", "lifespans"));

  private static final Map<String, List<String>> CHARTS =
      Map.ofEntries(
          Map.entry("population", List.of("line", "mirrored_areas", "line")),
          Map.entry("time_series", List.of("line", "stacked_area")),
          Map.entry("dominance", List.of("heat_map", "heat_map", "heat_map")),
          Map.entry("comparison", List.of("dot_plot")),
          Map.entry("events", List.of("scatter_grid")),
          Map.entry("survival", List.of("survival_steps")),
          Map.entry("median_lifespans", List.of("line")),
          Map.entry(
              "lifespans", List.of("stacked_area", "stacked_area", "line", "stacked_area", "line")),
          Map.entry("reproduction", List.of("line", "line", "line", "line")),
          Map.entry("actions", List.of("stacked_shares", "line")),
          Map.entry("health", List.of("bars", "bars", "bars")),
          Map.entry("resources", List.of("line", "line", "line")),
          Map.entry("extinction", List.of("dot_plot")),
          Map.entry("sensitivity", List.of("heat_map", "heat_map", "heat_map")),
          Map.entry("compare_experiments", List.of("bars", "bars")),
          Map.entry("inheritance", List.of("heat_map", "heat_map", "heat_map")),
          Map.entry("movement", List.of("line", "line")),
          Map.entry("action_sequences", List.of("heat_map", "heat_map")),
          Map.entry("combat", List.of("heat_map", "heat_map", "heat_map")),
          Map.entry("sharing", List.of("heat_map", "heat_map")),
          Map.entry("learning", List.of("line", "stacked_area")),
          Map.entry("spatial_density", List.of("heat_map", "heat_map", "heat_map")),
          Map.entry("rewards", List.of("heat_map", "heat_map", "heat_map", "heat_map")));

  @TempDir private Path folder;

  static Stream<String> pipelines() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("pipelines"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .filter(name -> !name.equals(ALL))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void givesTheExpectedFilesAndTheirReport(String name) throws IOException {
    CommandLineRun run =
        CommandLineRun.of("pipelines/%s.yaml".formatted(name), "--set", "out=" + folder);
    run.assertDone();
    assertThat(run.exitCode()).isZero();
    List<String> results = RESULTS.getOrDefault(name, List.of(name));
    WrittenReport report = WrittenReport.read(folder.resolve(name + ".html"));
    assertThat(report.sections()).hasSameSizeAs(results);
    for (int i = 0; i < results.size(); i++) {
      String result = results.get(i);
      assertThat(folder.resolve(result + ".csv")).hasSameBinaryContentAs(expected(result));
      assertShows(report, i, result);
    }
  }

  @Test
  void oneReportShowsAll() throws IOException {
    CommandLineRun run = CommandLineRun.of("pipelines/report.yaml", "--set", "out=" + folder);
    run.assertDone();
    assertThat(run.err()).contains("Read 31 inputs, 3,103 rows");
    WrittenReport report = WrittenReport.read(folder.resolve("report.html"));
    assertThat(report.sections()).hasSize(SECTIONS.size());
    for (int i = 0; i < SECTIONS.size(); i++) {
      assertShows(report, i, SECTIONS.get(i));
    }
    assertThat(report.head()).contains("<p>4 inputs, 3,103 rows read, no bad rows.");
  }

  private static void assertShows(WrittenReport report, int section, String name)
      throws IOException {
    assertThat(report.charts(section)).as(name).isEqualTo(CHARTS.get(name));
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(expected(name))) {
      csv.forEach(rows::add);
    }
    for (String column : rows.get(0).getHeader()) {
      assertThat(report.values(section, column).stream().map(PipelinesTest::number))
          .as("%s of %s", column, name)
          .containsExactlyElementsOf(
              rows.stream().map(row -> number(row.getField(column))).toList());
    }
  }

  /** The text, without the point of whole numbers, which JSON doesn't have. */
  private static String number(String text) {
    return text.replaceFirst("\\.0$", "");
  }

  private static Path expected(String name) {
    return Path.of("testdata/expected/%s.csv".formatted(name));
  }
}
