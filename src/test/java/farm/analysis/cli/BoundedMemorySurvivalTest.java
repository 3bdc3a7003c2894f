package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The memory of a survival curve grows with its times: a JVM of 64 MB takes ten times as many rows
 * with the same times, more than it could hold.
 */
class BoundedMemorySurvivalTest {

  private static final int GROUPS = 4;
  private static final int TIMES = 2_000;

  /** The rows of one block, which has all groups and times. */
  private static final int BLOCK_ROWS = 100_000;

  @TempDir private Path folder;

  @Test
  void tenTimesTheRowsGiveTheSameCurve() throws Exception {
    List<String> few = curve(8);
    List<String> many = curve(80);
    assertThat(few).hasSize(1 + GROUPS * TIMES);
    assertThat(few.get(1)).isEqualTo("0,0,25000,6,7,0.99976");
    assertThat(many).isEqualTo(few);
  }

  /** The curve of this number of equal blocks, with counts as multiples of the number. */
  private List<String> curve(int blocks) throws Exception {
    Path lives = folder.resolve("lives.csv");
    generate(lives, blocks);
    Path out = folder.resolve("curve.csv");
    Path pipeline =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            """
            pipeline:
              type: chain
              transforms:
                - {type: ReadFromCsv, config: {path: "%s"}}
                - {type: SurvivalCurve, config: {group_by: kind, time: age, event: dead}}
                - type: MapToFields
                  config:
                    fields:
                      kind: kind
                      time: time
                      at_risk: at_risk / %3$d
                      events: events / %3$d
                      censored: censored / %3$d
                      survival: survival
                - {type: WriteToCsv, config: {path: "%s"}}
            """
                .formatted(lives, out, blocks));
    ChildJvm.run(Main.class, List.of("-Xmx64m"), folder, pipeline.toString());
    return Files.readAllLines(out);
  }

  private static void generate(Path file, int blocks) throws IOException {
    StringBuilder block = new StringBuilder();
    for (int i = 0; i < BLOCK_ROWS; i++) {
      int age = i / GROUPS % TIMES;
      int dead = (age + i / GROUPS / TIMES) % 2;
      block.append(i % GROUPS).append(',').append(age).append(',').append(dead).append('\n');
    }
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("kind,age,dead\n");
      for (int i = 0; i < blocks; i++) {
        out.append(block);
      }
    }
  }
}
