package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON Lines of ten times the heap size are read and aggregated in a JVM of 96 MB. */
class BoundedJsonMemoryTest {

  private static final long LEAST_BYTES = 960_000_000;
  private static final int ROWS = 800_000;
  private static final int STEPS = 4;

  @TempDir private Path folder;

  @Test
  void largeJsonLinesAreAggregated() throws Exception {
    Path large = folder.resolve("large.jsonl");
    generate(large);
    assertThat(Files.size(large)).isGreaterThan(LEAST_BYTES);
    Path out = folder.resolve("out.csv");
    Path pipeline =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            """
            pipeline:
              type: chain
              transforms:
                - type: ReadFromJson
                  config: {path: "%s", columns: [step, agent, note]}
                - type: Combine
                  config:
                    group_by: [step]
                    combine:
                      n: {fn: count}
                      total: {value: agent, fn: sum}
                      last: {value: note, fn: max}
                - type: WriteToCsv
                  config: {path: "%s"}
            """
                .formatted(large, out));
    ChildJvm.runPipeline(pipeline);
    assertThat(out).hasContent(expected());
    assertThat(ChildJvm.countRows(large)).isEqualTo(ROWS);
    ChildJvm.run(Main.class, List.of(), folder, "inspect", large.toString());
    assertThat(Files.readString(folder.resolve("log"))).contains("large.jsonl: 800,000 rows\n");
  }

  /** Each row has a note of its own that is read, and about 1 kB that is skipped. */
  private static void generate(Path file) throws IOException {
    String history = "move, eat, rest, ".repeat(60);
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < ROWS; i++) {
        out.write("{\"agent\": " + i + ", \"note\": \"" + note(i) + "\", \"history\": \"");
        out.write(history);
        out.write("\", \"step\": " + i % STEPS + "}\n");
      }
    }
  }

  private static String note(int row) {
    String digits = Integer.toString(row);
    return "0".repeat(200 - digits.length()) + digits;
  }

  private static String expected() {
    StringBuilder text = new StringBuilder("step,n,total,last\n");
    long rows = ROWS / STEPS;
    for (int step = 0; step < STEPS; step++) {
      long total = rows * step + STEPS * (rows * (rows - 1) / 2);
      text.append("%d,%d,%d,%s%n".formatted(step, rows, total, note(ROWS - STEPS + step)));
    }
    return text.toString();
  }
}
