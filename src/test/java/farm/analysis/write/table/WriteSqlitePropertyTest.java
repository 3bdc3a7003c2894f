package farm.analysis.write.table;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ChunkGenerator;
import farm.analysis.chunk.Rows;
import farm.analysis.load.DataLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Generated tables, written and read back, are the same tables. */
class WriteSqlitePropertyTest {

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack(TestPipeline pipeline) {
    Map<String, Chunk> tables = new LinkedHashMap<>();
    for (long seed = 0; tables.size() < 40; seed++) {
      Chunk chunk = ChunkGenerator.chunk(seed);
      if (chunk.schema().size() > 0 && isUnicode(chunk)) {
        String path = folder.resolve(seed % 7 + ".db").toString();
        String table = "table " + seed;
        pipeline
            .apply("create" + seed, Create.of(chunk).withCoder(ChunkCoder.of(chunk.schema())))
            .apply("write" + seed, WriteSqlite.to(path, table));
        tables.put(path + "|" + table, chunk);
      }
    }
    pipeline.run();
    tables.forEach(
        (name, chunk) -> {
          String[] parts = name.split("\\|");
          DataLoader loader = SqliteLoader.table(parts[0], parts[1]);
          assertThat(loader.schema()).isEqualTo(chunk.schema());
          assertThat(Rows.of(loader.loadData())).isEqualTo(asSqliteHasThem(chunk));
        });
  }

  private static List<List<Object>> asSqliteHasThem(Chunk chunk) {
    List<List<Object>> rows = new ArrayList<>();
    for (List<?> row : Rows.of(chunk)) {
      List<Object> values = new ArrayList<>(row);
      values.replaceAll(value -> value instanceof Double d ? number(d) : value);
      rows.add(values);
    }
    return rows;
  }

  /** SQLite has no NaN and no negative zero. */
  private static Double number(double value) {
    return Double.isNaN(value) ? null : value + 0.0;
  }

  /** SQLite keeps text as UTF-8, which has no half surrogate pairs. */
  private static boolean isUnicode(Chunk chunk) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(Rows.of(chunk).toString());
  }
}
