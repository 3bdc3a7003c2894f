package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pipeline of {@code docs/questions.md} is short, runs, and gives the answer that SQL gave,
 * in {@code testdata/expected/questions/}.
 */
class QuestionsDocTest {

  private static final Pattern SECTION =
      Pattern.compile("(?ms)^## (\\d+)\\. [^\n]*\n(?:(?!^## ).)*?```yaml\n(.*?)```");
  private static final Pattern RESULT = Pattern.compile("results/(\\w+)\\.csv");
  private static final int MOST_LINES = 25;

  @TempDir private Path folder;

  static Stream<String> pipelines() throws IOException {
    return SECTION
        .matcher(Files.readString(Path.of("docs/questions.md")))
        .results()
        .map(section -> section.group(2))
        .toList()
        .stream();
  }

  @Test
  void thereAreTenQuestions() throws IOException {
    assertThat(
            SECTION
                .matcher(Files.readString(Path.of("docs/questions.md")))
                .results()
                .map((MatchResult section) -> section.group(1)))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void eachAnswerIsThatOfSql(String yaml) throws IOException {
    assertThat(yaml.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    Matcher result = RESULT.matcher(yaml);
    assertThat(result.find()).isTrue();
    String name = result.group(1);
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(file, yaml.replace("results/", folder + "/"));
    CommandLineRun.of(file.toString(), "--report=" + folder.resolve("report.html")).assertDone();
    List<NamedCsvRecord> expected = rows(Path.of("testdata/expected/questions", name + ".csv"));
    List<NamedCsvRecord> given = rows(folder.resolve(name + ".csv"));
    for (String column : expected.get(0).getHeader()) {
      assertThat(given).as("rows of %s", name).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertSame(given.get(i).getField(column), expected.get(i).getField(column));
      }
    }
  }

  /** SQL adds doubles in another way, so the last digits may differ. */
  private static void assertSame(String value, String expected) {
    if (expected.contains(".") && !expected.contains("/")) {
      double number = Double.parseDouble(expected);
      assertThat(Double.parseDouble(value)).isCloseTo(number, within(Math.abs(number) * 1e-12));
    } else {
      assertThat(value).isEqualTo(expected);
    }
  }

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      return csv.stream().toList();
    }
  }
}
