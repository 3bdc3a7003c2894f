package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand groups of ten thousand distinct texts each are counted exactly in a JVM of 256 MB. */
class BoundedMemoryDistinctTest {

  private static final int GROUPS = 1_000;
  private static final int TEXTS_OF_GROUP = 10_000;
  private static final int TEXTS = 30_000;

  @TempDir private Path folder;

  @Test
  void distinctTextsOfManyGroupsAreCounted() throws Exception {
    Path pairs = folder.resolve("pairs.csv");
    generate(pairs);
    Path out = folder.resolve("out.csv");
    Path pipeline =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            """
            pipeline:
              type: chain
              transforms:
                - type: ReadFromCsv
                  config: {path: "%s"}
                - type: Combine
                  config: {group_by: [age], combine: {agents: {value: agent, fn: count_distinct}}}
                - type: WriteToCsv
                  config: {path: "%s"}
            """
                .formatted(pairs, out));

    ChildJvm.run(Main.class, List.of("-Xmx256m"), folder, pipeline.toString());

    assertThat(out)
        .hasContent(
            IntStream.range(0, GROUPS)
                .mapToObj(age -> age + "," + TEXTS_OF_GROUP)
                .collect(Collectors.joining("\n", "age,agents\n", "\n")));
  }

  /** Ten million rows, each with a text that is new to its group; groups share texts. */
  private static void generate(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("age,agent\n");
      for (int i = 0; i < TEXTS_OF_GROUP; i++) {
        StringBuilder rows = new StringBuilder();
        for (int age = 0; age < GROUPS; age++) {
          rows.append(age).append(",agent_").append((7 * age + 3 * i) % TEXTS).append('\n');
        }
        out.append(rows);
      }
    }
  }
}
