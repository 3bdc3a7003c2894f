package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import com.github.luben.zstd.Zstd;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated files give the same rows as FastCSV gives. */
class CsvReaderPropertyTest {

  /** The maximum number of bytes of a generated field; ranges are at least twice as long. */
  private static final int MAX_FIELD_BYTES = 40;

  @TempDir Path folder;

  @Test
  void rangesOfAnySizeTogetherGiveTheRowsOfFastCsv() {
    forAllFiles(
        (bytes, width, comments) -> {
          List<List<Object>> expected = rowsOfFastCsv(new String(bytes, UTF_8), width, comments);
          DataLoader loader = loader(Files.write(folder.resolve("t.csv"), bytes), width, comments);
          CsvSource source = (CsvSource) loader.inputs().sources().get(0);
          for (long target = 2 * MAX_FIELD_BYTES; target < bytes.length + 2; target += 9) {
            assertThat(texts(rows(source, source.ranges(target), 2)))
                .as("ranges of %d", target)
                .isEqualTo(expected);
          }
        });
  }

  @Test
  void everyChunkSizeGivesTheRowsOfFastCsv() {
    forAllFiles(
        (bytes, width, comments) -> {
          List<List<Object>> expected = rowsOfFastCsv(new String(bytes, UTF_8), width, comments);
          DataLoader loader = loader(Files.write(folder.resolve("t.csv"), bytes), width, comments);
          for (int rows : new int[] {1, 7, 10_000}) {
            assertThat(texts(Rows.of(loader.withChunkSize(rows)))).isEqualTo(expected);
          }
          assertThat(texts(Rows.of(loader))).isEqualTo(expected);
        });
  }

  @Test
  void compressedAndEncodedFilesReadAsPlainOnes() {
    forAllFiles(
        (bytes, width, comments) -> {
          Path plain = Files.write(folder.resolve("t.csv"), bytes);
          Path gzip = Files.write(folder.resolve("gzip.csv"), gzip(bytes));
          Path zstd = Files.write(folder.resolve("zstd.csv"), Zstd.compress(bytes));
          Path utf16 = folder.resolve("utf16.csv");
          Files.write(utf16, new String(bytes, UTF_8).getBytes("utf-16le"));
          List<List<Object>> expected = Rows.of(loader(plain, width, comments));
          assertThat(Rows.of(loader(gzip, width, comments))).isEqualTo(expected);
          assertThat(Rows.of(loader(zstd, width, comments))).isEqualTo(expected);
          CsvLoader encoded = unquotedTypes(utf16, comments).withEncoding("utf-16le");
          assertThat(Rows.of(encoded.withSchema(texts(width)))).isEqualTo(expected);
        });
  }

  @Test
  void aRecordAcrossTheBuffersIsReadWhole() throws IOException {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int row = 0; row < 400; row++) {
      text.append('"').append("x\"\"\n,".repeat(row * 7)).append("\",").append(row).append("\r\n");
    }
    Path path = Files.writeString(folder.resolve("long.csv"), text);
    List<List<Object>> expected = new ArrayList<>();
    for (int row = 0; row < 400; row++) {
      expected.add(List.of("x\"\n,".repeat(row * 7), (long) row));
    }
    assertThat(Rows.of(CsvLoader.of(path.toString()))).isEqualTo(expected);
    CsvLoader loader = CsvLoader.of(path.toString()).withMaxFieldBytes(1 << 14);
    CsvSource source = (CsvSource) loader.inputs().sources().get(0);
    for (long target : new long[] {1 << 15, 100_000, 262_144, 262_145, 1_000_000}) {
      List<InputRange> ranges = source.ranges(target);
      assertThat(ranges).hasSizeGreaterThan((int) (2 * Files.size(path) / (3 * target)));
      for (int chunkRows : new int[] {1, 7, 10_000}) {
        assertThat(rows(source, ranges, chunkRows)).isEqualTo(expected);
      }
    }
    assertThat(source.ranges(1)).isEqualTo(source.ranges(1 << 15));
  }

  private interface Check {
    void accept(byte[] bytes, int width, boolean comments) throws IOException;
  }

  private static void forAllFiles(Check check) {
    qt().withFixedSeed(20_260_131)
        .withExamples(250)
        .withShrinkCycles(0)
        .forAll(longs().all(), integers().between(1, 4), integers().between(0, 1))
        .checkAssert(
            (seed, width, comments) -> {
              try {
                byte[] bytes = GeneratedCsv.of(seed, width, comments == 1).getBytes(UTF_8);
                check.accept(bytes, width, comments == 1);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
  }

  private static DataLoader loader(Path path, int width, boolean comments) {
    return unquotedTypes(path, comments).withSchema(texts(width));
  }

  private static CsvLoader unquotedTypes(Path path, boolean comments) {
    CsvLoader loader =
        CsvLoader.of(path.toString()).withoutHeader().withMaxFieldBytes(MAX_FIELD_BYTES);
    return comments ? loader.withComment('#') : loader;
  }

  private static Map<String, ColumnType> texts(int width) {
    Map<String, ColumnType> types = new HashMap<>();
    IntStream.rangeClosed(1, width).forEach(c -> types.put("column_" + c, ColumnType.TEXT));
    return types;
  }

  /** The rows with missing values as empty text, since FastCSV doesn't tell the two apart. */
  private static List<List<Object>> texts(List<List<Object>> rows) {
    rows.forEach(row -> row.replaceAll(value -> value == null ? "" : value));
    return rows;
  }

  private static List<List<Object>> rowsOfFastCsv(String text, int width, boolean comments) {
    List<List<Object>> rows = new ArrayList<>();
    CsvReader.CsvReaderBuilder builder =
        CsvReader.builder()
            .skipEmptyLines(width > 1)
            .commentStrategy(comments ? CommentStrategy.SKIP : CommentStrategy.NONE);
    for (CsvRecord record : builder.ofCsvRecord(text.replaceFirst("^\uFEFF", ""))) {
      List<Object> values = new ArrayList<>(record.getFields());
      rows.add(values);
    }
    return rows;
  }

  private static List<List<Object>> rows(CsvSource source, List<InputRange> ranges, int chunkRows) {
    List<List<Object>> rows = new ArrayList<>();
    ranges.forEach(range -> rows.addAll(rows(source, range, chunkRows)));
    return rows;
  }

  private static List<List<Object>> rows(CsvSource source, InputRange range, int chunkRows) {
    List<List<Object>> rows = new ArrayList<>();
    try (ChunkReader reader = source.open(range, ChunkSize.rows(chunkRows))) {
      for (ChunkReader.Rows read = reader.next(); read != null; read = reader.next()) {
        rows.addAll(Rows.of(read.builder().build(Origin.of(source.input()))));
      }
    }
    return rows;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    }
    return compressed.toByteArray();
  }
}
