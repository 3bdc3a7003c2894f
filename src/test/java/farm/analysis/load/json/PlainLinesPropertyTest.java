package farm.analysis.load.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.load.Rows;
import farm.analysis.load.input.ChunkFiller;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputFile;
import farm.analysis.load.input.InputRange;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading lines from their bytes gives the same rows, places and problems as the parser alone. */
class PlainLinesPropertyTest {

  private static final int FILES = 1500;

  @TempDir Path folder;

  @Test
  void linesGiveTheRowsAndProblemsOfTheParser() {
    for (int seed = 1; seed <= FILES; seed++) {
      assertSameAsParsed(new Random(seed), folder);
    }
  }

  @Test
  void aWindowMayEndAnywhere() {
    Random random = new Random(20_261_122);
    byte[] bytes = new GeneratedLines(random).write(6);
    JsonSource source = source(random, JsonFiles.write(folder, "a.jsonl", bytes));
    InputRange whole = InputRange.whole(bytes.length);
    String expected = read(source, ChunkSize.DEFAULT, whole, 1 << 16, false);
    for (int windowBytes = 1; windowBytes <= bytes.length + 1; windowBytes++) {
      assertThat(read(source, ChunkSize.DEFAULT, whole, windowBytes, true)).isEqualTo(expected);
    }
  }

  /** Compares both ways to read one random file. */
  static void assertSameAsParsed(Random random, Path folder) {
    GeneratedLines lines = new GeneratedLines(random);
    byte[] bytes = lines.damaged(lines.write(random.nextInt(30)));
    JsonSource source = source(random, JsonFiles.write(folder, "a.jsonl", bytes));
    ChunkSize[] sizes = {ChunkSize.rows(1), ChunkSize.rows(7), ChunkSize.DEFAULT};
    ChunkSize size = sizes[random.nextInt(sizes.length)];
    int windowBytes = random.nextBoolean() ? 1 << 18 : 1 + random.nextInt(3000);
    for (InputRange range : source.ranges(random.nextBoolean() ? Long.MAX_VALUE : 500)) {
      assertThat(read(source, size, range, windowBytes, true))
          .as(() -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(read(source, size, range, 1 << 18, false));
    }
  }

  private static JsonSource source(Random random, String path) {
    List<Schema.Field> columns = new ArrayList<>();
    Map<String, SampledType> found = new HashMap<>();
    boolean all = random.nextInt(3) == 0;
    for (String field : GeneratedLines.NAMES) {
      int colon = field.lastIndexOf(':');
      String name = field.substring(0, colon).replace("\\", "");
      ColumnType type =
          random.nextInt(10) == 0
              ? ColumnType.values()[random.nextInt(ColumnType.values().length)]
              : typeOf(field.charAt(colon + 1));
      if (all || random.nextInt(3) == 0) {
        columns.add(new Schema.Field(name, type));
        if (random.nextInt(5) > 0) {
          found.put(
              name,
              random.nextInt(4) == 0
                  ? SampledType.given(type)
                  : new SampledType(type, SampledType.Basis.SEEN));
        }
      }
    }
    String pathColumn = random.nextInt(10) == 0 ? "path" : null;
    if (pathColumn != null || columns.isEmpty()) {
      columns.add(new Schema.Field("path", ColumnType.TEXT));
    }
    JsonLoader.Layout layout = new JsonLoader.Layout(true, random.nextInt(4) == 0, pathColumn);
    return new JsonSource(
        InputFile.at(path), true, layout, Schema.of(columns), found, random.nextInt(4) > 0);
  }

  private static ColumnType typeOf(char kind) {
    return switch (kind) {
      case 'l' -> ColumnType.LONG;
      case 'd' -> ColumnType.DOUBLE;
      case 'b' -> ColumnType.BOOLEAN;
      case 't' -> ColumnType.TEXT;
      default -> ColumnType.JSON;
    };
  }

  /** Every chunk with its place, then the counts, or the problem that ended the read. */
  private static String read(
      JsonSource source, ChunkSize size, InputRange range, int windowBytes, boolean plain) {
    StringBuilder told = new StringBuilder();
    try (LineCursor lines = LineCursor.open(source.file(), range, windowBytes);
        JsonReader reader =
            new JsonReader(
                source,
                new ChunkFiller(source.schema(), size, range),
                plain ? lines : new ParsedOnly(lines))) {
      for (ChunkReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
        told.append(rows.firstRow())
            .append(Rows.of(rows.builder().build(Origin.of(""))))
            .append('\n');
      }
      told.append(reader.counts());
    } catch (DataException e) {
      told.append(e.getMessage());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return told.toString();
  }

  /** A cursor that leaves every object to its parser. */
  private record ParsedOnly(LineCursor lines) implements ObjectCursor {

    @Override
    public JsonParser next() throws IOException {
      return lines.next();
    }

    @Override
    public long position() {
      return lines.position();
    }

    @Override
    public long bytesRead() {
      return lines.bytesRead();
    }

    @Override
    public String place() {
      return lines.place();
    }

    @Override
    public DataException failure(IOException e) {
      return lines.failure(e);
    }

    @Override
    public void close() {
      lines.close();
    }
  }
}
