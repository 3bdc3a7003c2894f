package farm.analysis;

import static java.util.regex.Matcher.quoteReplacement;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.pipeline.reference.Entry;
import farm.analysis.pipeline.reference.Kind;
import farm.analysis.pipeline.reference.OptionEntry;
import farm.analysis.pipeline.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The pages of {@code docs/} hold the reference between comments: {@code <!-- reference: Filter -->
 * … <!-- end of reference -->}. With {@code -Dreference.write=true}, it is written anew first.
 */
class ReferenceDocTest {

  private static final String COMMAND =
      "mvn -q -B test -Dtest=ReferenceDocTest -Dreference.write=true";

  private static final Pattern BLOCK =
      Pattern.compile("(?s)<!-- reference: (\\w+) -->\n(.*?)<!-- end of reference -->");

  @BeforeAll
  static void writeWhenAsked() throws IOException {
    if (Boolean.getBoolean("reference.write")) {
      for (Path page : pages()) {
        String text = Files.readString(page);
        Files.writeString(
            page, BLOCK.matcher(text).replaceAll(found -> quoteReplacement(block(found.group(1)))));
      }
    }
  }

  @Test
  void pagesHoldTheReferenceAsTheDefinitionsHaveIt() throws IOException {
    for (Path page : pages()) {
      for (MatchResult found : BLOCK.matcher(Files.readString(page)).results().toList()) {
        assertThat(found.group())
            .as("%s is stale; to write it anew: %s", page, COMMAND)
            .isEqualTo(block(found.group(1)));
      }
    }
  }

  @Test
  void eachStepHasItsPlaceAndAggregationsAndFunctionsHaveTheirs() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path page : pages()) {
      BLOCK.matcher(Files.readString(page)).results().map(r -> r.group(1)).forEach(found::add);
    }
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("aggregations", "functions"), steps().map(Entry::name))
                .toList());
  }

  private static Stream<Entry> steps() {
    return Reference.entries().stream().filter(entry -> entry.kind().compareTo(Kind.WRITE) <= 0);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("docs"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static String block(String name) {
    String text =
        switch (name) {
          case "aggregations" -> aggregations();
          case "functions" -> functions();
          default -> step(Reference.named(name));
        };
    return "<!-- reference: %s -->\n%s<!-- end of reference -->".formatted(name, text);
  }

  private static String step(Entry step) {
    return "%s\n%s\n```yaml\n%s\n```\n"
        .formatted(
            step.description(),
            step.options().isEmpty() ? "" : "\n" + options(step.options()),
            step.example());
  }

  private static String options(List<OptionEntry> options) {
    return row("option", "type", "default", "meaning")
        + row("---", "---", "---", "---")
        + options.stream()
            .map(
                option ->
                    row(code(option.name()), option.type(), option.otherwise(), option.meaning()))
            .collect(joining());
  }

  private static String aggregations() {
    return row("name", "meaning", "options")
        + row("---", "---", "---")
        + of(Kind.AGGREGATION)
            .map(entry -> row(code(entry.name()), entry.description(), inOneCell(entry.options())))
            .collect(joining());
  }

  private static String inOneCell(List<OptionEntry> options) {
    return options.stream()
        .map(
            option ->
                "%s (%s, %s): %s"
                    .formatted(
                        code(option.name()), option.type(), option.otherwise(), option.meaning()))
        .collect(joining("<br>"));
  }

  private static String functions() {
    return row("function", "meaning", "example")
        + row("---", "---", "---")
        + of(Kind.FUNCTION)
            .map(entry -> row(code(entry.usage()), entry.description(), code(entry.example())))
            .collect(joining());
  }

  private static Stream<Entry> of(Kind kind) {
    return Reference.entries().stream().filter(entry -> entry.kind() == kind);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String row(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(joining(" | ", "| ", " |\n"))
        .replace("|  |", "| |");
  }
}
