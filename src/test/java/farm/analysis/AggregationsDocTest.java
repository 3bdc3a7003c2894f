package farm.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.Aggregations;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/aggregations.md} lists all aggregations and their options. */
class AggregationsDocTest {

  private static final Path PAGE = Path.of("docs/aggregations.md");

  /** A line of the table: the name, its types, its options and four more cells. */
  private static final Pattern LINE =
      Pattern.compile("(?m)^\\| `(\\w+)` \\|[^|\n]+\\|([^|\n]*)(?:\\|[^|\n]+){4}\\|$");

  private static final Pattern OPTION = Pattern.compile("`(\\w+)`: ");

  @Test
  void namesAreAllThereAreInOrder() throws IOException {
    assertThat(lines().map(line -> line.group(1))).containsExactlyElementsOf(Aggregations.names());
  }

  @Test
  void eachLineNamesItsOptions() throws IOException {
    assertThat(lines())
        .allSatisfy(
            line ->
                assertThat(OPTION.matcher(line.group(2)).results().map(found -> found.group(1)))
                    .describedAs("the options of %s", line.group(1))
                    .containsExactlyElementsOf(optionsOf(line.group(1))));
  }

  private static Stream<MatchResult> lines() throws IOException {
    return LINE.matcher(Files.readString(PAGE)).results();
  }

  private static List<String> optionsOf(String name) {
    RecordComponent[] components = Aggregations.named(name).orElseThrow().getRecordComponents();
    return Arrays.stream(components)
        .skip(1)
        .map(option -> option.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
        .toList();
  }
}
