package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty million cells, few of them with rows, are made in a JVM of 96 MB. */
class BoundedMemoryPivotTest {

  private static final int GROUPS = 30_000;
  private static final int VALUES = 1000;

  @TempDir private Path folder;

  @Test
  void sparseCellsAreMadeInBlocks() throws Exception {
    Path data = folder.resolve("in.csv");
    try (BufferedWriter out = Files.newBufferedWriter(data)) {
      out.write("id,place,x\n");
      for (int id = 0; id < GROUPS; id++) {
        out.write("%d,%d,%d\n".formatted(id, id % VALUES, id));
      }
    }
    Path pipeline =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            """
            pipeline:
              type: chain
              transforms:
                - type: ReadFromCsv
                  config: {path: "%s"}
                - type: Pivot
                  config: {group_by: [id], columns: place, values: x}
                - type: WriteToCsv
                  config: {path: "%s"}
            """
                .formatted(data, folder.resolve("out.csv")));

    ChildJvm.runPipeline(pipeline);

    assertRows(folder.resolve("out.csv"));
  }

  private static void assertRows(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      assertThat(lines.readLine())
          .isEqualTo(
              IntStream.range(0, VALUES)
                  .mapToObj(place -> "," + place)
                  .collect(Collectors.joining("", "id", "")));
      for (int id = 0; id < GROUPS; id++) {
        String cells = ",".repeat(id % VALUES + 1) + id + ",".repeat(VALUES - 1 - id % VALUES);
        assertThat(lines.readLine()).isEqualTo(id + cells);
      }
      assertThat(lines.readLine()).isNull();
    }
  }
}
