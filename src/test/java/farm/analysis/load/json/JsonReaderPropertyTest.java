package farm.analysis.load.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Generated objects give the same rows as Jackson's trees, in any kind of file and however cut. */
class JsonReaderPropertyTest {

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  @TempDir Path folder;

  @Test
  void everyChunkSizeGivesTheRowsOfTheTrees() {
    forAllObjects(
        (generated, lines) -> {
          DataLoader loader = JsonLoader.of(JsonFiles.plain(folder, "a.jsonl", lines));
          for (int rows : new int[] {1, 7, 10_000}) {
            assertRows(loader.withChunkSize(rows), generated);
          }
          assertRows(loader, generated);
        });
  }

  @Test
  void rangesOfAnySizeTogetherGiveTheRowsOfTheTrees() {
    forAllObjects(
        (generated, lines) -> {
          DataLoader loader = JsonLoader.of(JsonFiles.plain(folder, "a.jsonl", lines));
          List<List<Object>> expected = JsonTree.rows(generated.objects(), loader.schema());
          for (ChunkSource source : loader.inputs().sources()) {
            for (long targetBytes : new long[] {1, 2, 3, 5, 8, 21, 100, 1 << 20}) {
              List<List<Object>> rows = new ArrayList<>();
              source.ranges(targetBytes).forEach(range -> rows.addAll(rows(source, range)));
              assertThat(JsonTree.withTrees(rows, loader.schema())).isEqualTo(expected);
            }
          }
        });
  }

  @Test
  void compressedFilesAndOtherFilesGiveTheRowsOfTheTrees() {
    forAllObjects(
        (generated, lines) -> {
          String array = "[\n" + String.join("\n,", generated.objects()) + "]";
          assertRows(JsonLoader.of(JsonFiles.gzip(folder, "a.jsonl.gz", lines)), generated);
          assertRows(JsonLoader.of(JsonFiles.zstd(folder, "a.ndjson.zst", lines)), generated);
          assertRows(JsonLoader.of(JsonFiles.plain(folder, "lines.json", lines)), generated);
          assertRows(JsonLoader.of(JsonFiles.plain(folder, "array.json", array)), generated);
          assertRows(JsonLoader.of(JsonFiles.gzip(folder, "array.json.gz", array)), generated);
        });
  }

  @Test
  void aPipelineGivesTheRowsOfTheTrees(TestPipeline pipeline) {
    for (long seed = 1; seed <= 8; seed++) {
      GeneratedJson generated = GeneratedJson.of(seed);
      String lines = generated.lines(new Random(seed));
      DataLoader loader =
          JsonLoader.of(JsonFiles.plain(folder, seed + ".jsonl", lines)).withChunkSize(3);
      Schema schema = loader.schema();
      List<List<Object>> expected = JsonTree.rows(generated.objects(), schema);
      PAssert.that(pipeline.apply("Read" + seed, loader))
          .satisfies(
              chunks -> {
                assertThat(JsonTree.withTrees(Rows.inOrder(chunks), schema)).isEqualTo(expected);
                return null;
              });
    }
    pipeline.run();
  }

  private interface Check {
    void check(GeneratedJson generated, String lines);
  }

  private static void forAllObjects(Check check) {
    qt().withFixedSeed(20_261_122)
        .withExamples(40)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              GeneratedJson generated = GeneratedJson.of(seed);
              check.check(generated, generated.lines(new Random(seed)));
            });
  }

  private static void assertRows(DataLoader loader, GeneratedJson generated) {
    assertThat(loader.schema()).isEqualTo(JsonTree.schema(generated.objects()));
    try (ChunkIterator chunks = loader.iterData()) {
      assertThat(JsonTree.withTrees(Rows.of(chunks), loader.schema()))
          .isEqualTo(JsonTree.rows(generated.objects(), loader.schema()));
      assertThat(chunks.counts().getOrDefault(JsonLoader.DUPLICATE_KEYS, 0L))
          .isEqualTo(generated.duplicateKeys());
    }
  }

  private static List<List<Object>> rows(ChunkSource source, InputRange range) {
    List<List<Object>> rows = new ArrayList<>();
    try (ChunkReader reader = source.open(range, ChunkSize.rows(2))) {
      for (ChunkReader.Rows read = reader.next(); read != null; read = reader.next()) {
        ChunkBuilder builder = read.builder();
        rows.addAll(Rows.of(builder.build(Origin.of(source.input()))));
      }
    }
    return rows;
  }
}
