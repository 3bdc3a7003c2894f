package farm.analysis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.csv.CsvLoader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CSV file ten times the heap is read in a JVM of 96 MB. */
class BoundedMemoryCsvTest {

  private static final String HEAP = "-Xmx96m";
  private static final long LEAST_BYTES = 960L << 20;
  private static final int ROWS_OF_BLOCK = 10_000;

  @TempDir private static Path folder;

  private static Path large;
  private static long rowCount;

  /** What the child JVM does for {@code iterData}: counts the rows of the file. */
  static final class CountRows {

    private CountRows() {}

    public static void main(String[] arguments) throws IOException {
      long rows = 0;
      try (ChunkIterator chunks = CsvLoader.of(arguments[0]).iterData()) {
        while (chunks.hasNext()) {
          Chunk chunk = chunks.next();
          rows += chunk.rowCount();
        }
      }
      Files.writeString(Path.of(arguments[1]), Long.toString(rows));
    }
  }

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
    Path count = folder.resolve("count");
    run(CountRows.class, large.toString(), count.toString());
    assertThat(count).hasContent(Long.toString(rowCount));
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
    run(Main.class, pipeline.toString());
    assertThat(folder.resolve("out.csv"))
        .hasContent("n,energy,agent\n%d,%s,agent_99\n".formatted(rowCount, 0.25 * rowCount));
  }

  private static void run(Class<?> main, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int exitCode = process.waitFor();
    assertThat(exitCode).as(Files.readString(log, UTF_8)).isZero();
  }
}
