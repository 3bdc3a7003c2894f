package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressedOutputTest {

  @TempDir private Path folder;

  @Test
  void aNameThatEndsWithGzOrZstCompresses() throws IOException {
    write("WriteToCsv", "steps.csv", 1000);
    write("WriteToCsv", "steps.csv.gz", 1000);
    write("WriteToCsv", "steps.csv.zst", 1000);
    byte[] plain = Files.readAllBytes(folder.resolve("steps.csv"));
    assertThat(new String(plain, 0, 9)).startsWith("step_");
    try (InputStream gzip = new GZIPInputStream(open("steps.csv.gz"));
        InputStream zstd = new ZstdInputStream(open("steps.csv.zst"))) {
      assertThat(gzip.readAllBytes()).isEqualTo(plain);
      assertThat(zstd.readAllBytes()).isEqualTo(plain);
    }
  }

  @Test
  void theBytesAreTheSameWhateverTheChunkSize() throws IOException {
    write("WriteToJson", "a.jsonl.gz", 1);
    write("WriteToJson", "b.jsonl.gz", 7);
    write("WriteToJson", "c.jsonl.gz", 10_000);
    byte[] one = Files.readAllBytes(folder.resolve("a.jsonl.gz"));
    assertThat(one).hasSizeGreaterThan(100);
    assertThat(Files.readAllBytes(folder.resolve("b.jsonl.gz"))).isEqualTo(one);
    assertThat(Files.readAllBytes(folder.resolve("c.jsonl.gz"))).isEqualTo(one);
  }

  private InputStream open(String name) throws IOException {
    return Files.newInputStream(folder.resolve(name));
  }

  private void write(String type, String name, int chunkSize) throws IOException {
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - type: ReadFromExperiment
              config: {path: testdata/experiment/*.db, table: steps, columns: [step_number, births], chunk_size: %d}
            - type: %s
              config: {path: FOLDER/%s}
            """
                .formatted(chunkSize, type, name));
    run.assertDone();
  }
}
