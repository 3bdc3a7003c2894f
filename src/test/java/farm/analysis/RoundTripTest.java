package farm.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.write.Output;
import farm.analysis.write.table.WriteSqlite;
import farm.analysis.write.text.WriteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated tables that each file writer writes and a loader reads back are the same. */
class RoundTripTest {

  private static final int TABLES = 25;
  private static final String ALPHABET = "ab,;\"'\\\r\n\t {}[]:é😀0";
  private static final double[] DOUBLES = {0.1, -1e300, 4.9e-324, 5, 1e23, 123456789.125};

  @TempDir private Path folder;

  @Test
  void csv() {
    for (int table = 0; table < TABLES; table++) {
      String path = folder.resolve(table + ".csv").toString();
      check(table, WriteFile.csv(path), CsvLoader.of(path));
    }
  }

  @Test
  void json() {
    for (int table = 0; table < TABLES; table++) {
      String path = folder.resolve(table + ".jsonl").toString();
      check(table, WriteFile.json(path), JsonLoader.of(path));
    }
  }

  @Test
  void sqlite() {
    for (int table = 0; table < TABLES; table++) {
      String path = folder.resolve(table + ".db").toString();
      check(table, WriteSqlite.to(path, "t"), SqliteLoader.table(path, "t"));
    }
  }

  private static void check(int seed, Output write, DataLoader loader) {
    List<Chunk> chunks = chunks(new Random(seed));
    Schema schema = chunks.get(0).schema();
    Pipeline pipeline = Pipeline.create();
    pipeline.apply(Create.of(chunks).withCoder(ChunkCoder.of(schema))).apply(write);
    pipeline.run().waitUntilFinish();
    Map<String, ColumnType> types = new LinkedHashMap<>();
    schema.fields().forEach(field -> types.put(field.name(), field.type()));
    DataLoader typed = loader.withSchema(types).withChunkSize(3);
    assertThat(typed.schema()).as("table " + seed).isEqualTo(schema);
    assertThat(Rows.of(typed)).as("table " + seed).isEqualTo(Rows.of(chunks.iterator()));
  }

  private static List<Chunk> chunks(Random random) {
    List<Schema.Field> fields = new ArrayList<>();
    for (int c = 0; c < 2 + random.nextInt(4); c++) {
      ColumnType type = ColumnType.values()[random.nextInt(ColumnType.values().length)];
      fields.add(new Schema.Field("column %d, \"x\"".formatted(c), type));
    }
    Schema schema = Schema.of(fields);
    List<Chunk> chunks = new ArrayList<>();
    for (int ordinal = 0; ordinal < 1 + random.nextInt(3); ordinal++) {
      ChunkBuilder rows = new ChunkBuilder(schema, 8);
      for (int row = 0; row < 1 + random.nextInt(8); row++) {
        for (int c = 0; c < schema.size(); c++) {
          append(rows, c, schema.field(c).type(), random);
        }
        rows.endRow();
      }
      chunks.add(rows.build(new Origin("made", 0, ordinal, 0)));
    }
    return chunks;
  }

  private static void append(ChunkBuilder rows, int column, ColumnType type, Random random) {
    if (random.nextInt(5) == 0) {
      rows.column(column).appendMissing();
      return;
    }
    switch (type) {
      case LONG -> rows.longs(column).append(random.nextLong());
      case DOUBLE -> rows.doubles(column).append(DOUBLES[random.nextInt(DOUBLES.length)]);
      case BOOLEAN -> rows.booleans(column).append(random.nextBoolean());
      case TEXT -> rows.texts(column).append(text(random));
      case JSON -> rows.texts(column).append("{\"a\":[%d,null]}".formatted(random.nextInt(100)));
    }
  }

  private static String text(Random random) {
    int[] points = ALPHABET.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
