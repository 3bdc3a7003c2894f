package farm.analysis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CSV file of ten times the heap size is read in a JVM of 96 MB. */
class BoundedMemoryCsvTest {

  private static final long LEAST_BYTES = 960L << 20;
  private static final int ROWS_OF_BLOCK = 10_000;

  @TempDir private static Path folder;

  private static Path large;
  private static long rowCount;

  @BeforeAll
  static void generate() throws IOException {
    large = folder.resolve("large.csv");
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < ROWS_OF_BLOCK; row++) {
      text.append(row % 100).append(",agent_").append(row % 500).append(",0.25,\"");
      text.append("a \"\"note\"\",\n".repeat(16)).append(row).append("\"\n");
    }
    byte[] block = text.toString().getBytes(UTF_8);
    try (OutputStream out = Files.newOutputStream(large)) {
      out.write("step,agent,energy,note\n".getBytes(UTF_8));
      for (long bytes = 0; bytes < LEAST_BYTES; bytes += block.length) {
        out.write(block);
        rowCount += ROWS_OF_BLOCK;
      }
    }
  }

  @Test
  void iterDataReadsIt() throws Exception {
    assertThat(ChildJvm.countRows(large)).isEqualTo(rowCount);
  }

  @Test
  void aPipelineAggregatesIt() throws Exception {
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
                  config:
                    group_by: []
                    combine:
                      n: {fn: count}
                      energy: {value: energy, fn: sum}
                      agent: {value: agent, fn: max}
                - type: WriteToCsv
                  config: {path: "%s"}
            """
                .formatted(large, folder.resolve("out.csv")));
    ChildJvm.runPipeline(pipeline);
    assertThat(folder.resolve("out.csv"))
        .hasContent("n,energy,agent\n%d,%s,agent_99\n".formatted(rowCount, 0.25 * rowCount));
  }
}
