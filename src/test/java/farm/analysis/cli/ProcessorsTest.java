package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps on chunks in pipeline files, with chunks of 1, 7 and all rows. */
class ProcessorsTest {

  @TempDir private Path folder;

  private String said = "";

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void cleansAgents(int chunkSize) throws IOException {
    String csv =
        """
        agent_id,age,energy,kind
        a1,1.0,,sys
        a2,2.0,1.5,
        a3,,NaN,ind
        """;
    String steps =
        """
        - type: DropMissing
          config: {columns: [age]}
        - type: FillMissing
          config: {values: {energy: 0, kind: unknown}}
        - type: Cast
          config: {columns: {age: long, energy: text}}
        - type: Rename
          config: {columns: {kind: agent_id, agent_id: kind}}
        """;
    assertThat(run("ReadFromCsv", "agents.csv", csv, chunkSize, steps))
        .isEqualTo("kind,age,energy,agent_id\r\na1,1,0.0,sys\r\na2,2,1.5,unknown\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void explodesCounts(int chunkSize) throws IOException {
    String lines =
        """
        {"step": 0, "counts": {"system": 10, "independent": 12}}
        {"step": 1, "counts": {}}
        {"step": 2, "counts": {"system": 9}}
        """;
    String steps =
        """
        - type: Explode
          config: {column: counts, key_column: agent_type, value_column: count, type: long}
        """;
    assertThat(run("ReadFromJson", "steps.jsonl", lines, chunkSize, steps))
        .isEqualTo("step,agent_type,count\r\n0,system,10\r\n0,independent,12\r\n2,system,9\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void explodesFieldsOfElementsAndKeepsEmptyOnes(int chunkSize) throws IOException {
    String lines =
        """
        {"run": "a", "histogram": [{"lower": 0, "upper": 10, "count": 5}, {"count": 1}]}
        {"run": "b", "histogram": []}
        """;
    String steps =
        """
        - type: Explode
          config: {column: histogram, index_column: bin, fields: {lower: double, count: long}, keep_empty: true}
        """;
    assertThat(run("ReadFromJson", "runs.jsonl", lines, chunkSize, steps))
        .isEqualTo("run,bin,lower,count\r\na,0,0.0,5\r\na,1,,1\r\nb,,,\r\n");
  }

  @Test
  void samplesTheSameRowsWhateverTheChunks() throws IOException {
    StringBuilder csv = new StringBuilder("agent_id,step\n");
    for (int i = 0; i < 300; i++) {
      csv.append("agent_%d,%d\n".formatted(i % 30, i));
    }
    String steps =
        """
        - type: Sample
          config: {fraction: 0.3, seed: 42, columns: [agent_id]}
        """;
    String kept = run("ReadFromCsv", "agents.csv", csv.toString(), 1000, steps);
    assertThat(kept.lines().count() % 10).isEqualTo(1);
    assertThat(kept.lines().count()).isBetween(31L, 181L);
    assertThat(run("ReadFromCsv", "agents.csv", csv.toString(), 7, steps)).isEqualTo(kept);
    assertThat(run("ReadFromCsv", "agents.csv", csv.toString(), 1, steps)).isEqualTo(kept);
  }

  @Test
  void saysHowManyValuesBecameMissing() throws IOException {
    String steps =
        """
        - type: Cast
          config: {columns: {age: long}, errors: missing}
        """;
    assertThat(run("ReadFromCsv", "agents.csv", "age,x\n1,a\nn/a,b\n?,c\n,d\n", 1, steps))
        .isEqualTo("age,x\r\n1,a\r\n,b\r\n,c\r\n,d\r\n");
    assertThat(said).startsWith("Note: 2 values couldn't be cast and became missing\n");
  }

  /** The output for a file that is read in chunks of this size and goes through these steps. */
  private String run(String read, String name, String content, int chunkSize, String steps)
      throws IOException {
    Path input = Files.writeString(folder.resolve(name), content);
    Path output = folder.resolve("out.csv");
    String pipeline =
        """
        - type: %s
          config: {path: %s, chunk_size: %d}
        %s- type: WriteToCsv
          config: {path: %s}
        """
            .formatted(read, input, chunkSize, steps, output);
    Path file =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            "pipeline:\n  type: chain\n  transforms:\n" + pipeline.indent(4));
    CommandLineRun run = CommandLineRun.of(file.toString(), "--targetParallelism=2");
    run.assertDone();
    assertThat(run.exitCode()).isZero();
    said = run.err();
    return Files.readString(output);
  }
}
