package farm.analysis.load.json;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.chunk.TextColumn;
import farm.analysis.load.Rows;
import farm.analysis.write.text.WriteFile;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows written as JSON are read back unchanged. */
@ExtendWith(TestPipelineExtension.class)
class JsonRoundTripTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("n", ColumnType.LONG),
          new Field("x \"y\"", ColumnType.DOUBLE),
          new Field("alive", ColumnType.BOOLEAN),
          new Field("name", ColumnType.TEXT),
          new Field("counts", ColumnType.JSON));

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadAsItWas(TestPipeline pipeline) {
    Chunk chunk =
        Chunk.of(
            SCHEMA,
            List.of(
                LongColumn.of(Long.MIN_VALUE, 0, Long.MAX_VALUE, 7),
                DoubleColumn.of(Double.NaN, -0.0, Double.NEGATIVE_INFINITY, 1e-300),
                BooleanColumn.of(true, false, true, false),
                TextColumn.of("", null, "tab\tline\n\u0001 é😀", "NaN"),
                json("{\"a\":[1,2.50]}", "[]", "{}", "[null,\"x\"]")),
            Origin.of("test"),
            4);
    String path = folder.resolve("out.jsonl").toString();
    pipeline.apply(Create.of(chunk).withCoder(ChunkCoder.of(SCHEMA))).apply(WriteFile.json(path));
    pipeline.run();
    Chunk read = JsonLoader.of(path).loadData();
    assertThat(read.schema()).isEqualTo(SCHEMA);
    assertThat(Rows.of(read)).isEqualTo(Rows.of(chunk));
  }

  private static Column json(String... values) {
    ChunkBuilder builder = new ChunkBuilder(Schema.of(new Field("json", ColumnType.JSON)), 4);
    for (String value : values) {
      builder.texts(0).append(value);
      builder.endRow();
    }
    return builder.build(Origin.of("test")).column(0);
  }
}
