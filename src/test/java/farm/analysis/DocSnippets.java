package farm.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Checks that a test contains the Java snippets of a page of the docs. White space may differ. */
final class DocSnippets {

  private static final Pattern SNIPPET = Pattern.compile("(?s)```java\n(.*?)```");

  private DocSnippets() {}

  /** Checks that the page has {@code count} snippets and that the test's source contains each. */
  static void assertAllStandIn(Class<?> test, String page, int count) throws IOException {
    String source =
        squeezed(
            Files.readString(Path.of("src/test/java", test.getName().replace('.', '/') + ".java")));
    List<String> snippets =
        SNIPPET
            .matcher(Files.readString(Path.of(page)))
            .results()
            .map(found -> squeezed(found.group(1)))
            .toList();
    assertThat(snippets).hasSize(count).allSatisfy(snippet -> assertThat(source).contains(snippet));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
