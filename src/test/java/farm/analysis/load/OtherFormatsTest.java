package farm.analysis.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.problem.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of one format that are given to the read of another. */
class OtherFormatsTest {

  private static final byte[] CSV = "step,energy\n1,2\n".getBytes(UTF_8);

  /** The bytes that xz 5.4 and bzip2 1.0.8 make of {@link #CSV}, and a page header of Parquet. */
  private static final Map<String, String> MADE_BY_OTHERS =
      Map.of(
          "xz data; decompress it first, with xz -d say",
          "fd377a585a000004e6d6b4460200210116000000742fe5a30100",
          "bzip2 data; decompress it first, with bzip2 -d say",
          "425a68393141592653596bb3c6a0",
          "a Parquet file; convert it to CSV or JSON Lines first",
          "5041523115041534");

  @TempDir private Path folder;

  @Test
  void theMessageNamesTheFormatAndSaysWhatToDo() throws IOException {
    for (Map.Entry<String, String> made : MADE_BY_OTHERS.entrySet()) {
      assertRefusedByAll(HexFormat.of().parseHex(made.getValue()), made.getKey());
    }
    assertRefusedByAll(
        zip(), "a zip archive or a spreadsheet; unpack it, or save the spreadsheet as CSV");
  }

  @Test
  void aDatabaseIsNoText() throws IOException {
    String path = "testdata/experiment/run_01.db";
    String shown = ", but its first bytes show a SQLite database; read it with ReadFromSqlite";
    assertRefused(CsvLoader.of(path), path + ": should be CSV" + shown);
    assertRefused(JsonLoader.of(path), path + ": should be JSON" + shown);
    String packed = file("a", gzip(Files.readAllBytes(Path.of(path))));
    assertRefused(CsvLoader.of(packed), packed + ": should be CSV" + shown);
  }

  @Test
  void aDatabaseIsNotReadCompressed() throws IOException {
    byte[] database = Files.readAllBytes(Path.of("testdata/experiment/run_01.db"));
    String shown = ": should be a SQLite database, but its first bytes show ";
    String gzip = file("a.db.gz", gzip(database));
    assertRefused(
        SqliteLoader.table(gzip, "agents"),
        gzip + shown + "gzip data; decompress it first, with gzip -d say");
    String zstd = file("a.db.zst", Zstd.compress(database));
    assertRefused(
        SqliteLoader.table(zstd, "agents"),
        zstd + shown + "zstd data; decompress it first, with zstd -d say");
  }

  @Test
  void jsonIsNoDatabase() throws IOException {
    String path = file("a.db", "[{\"a\": 1}]".getBytes(UTF_8));
    assertRefused(
        SqliteLoader.table(path, "t"),
        path
            + ": should be a SQLite database, but its first bytes show JSON; read it with"
            + " ReadFromJson");
  }

  @Test
  void utf16IsNoJson() throws IOException {
    String path = file("a.jsonl", "{\"a\":1}".getBytes(UTF_16));
    assertRefused(
        JsonLoader.of(path),
        path
            + ": should be JSON, but its first bytes show UTF-16; convert it to UTF-8 first, with"
            + " iconv say");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}\n",
        "[\n  {\"a\": 1}\n]",
        "\uFEFF[{\n \"a\": 1}]",
        "{ }\n",
        "\n{\"a\":1}"
      })
  void jsonIsNoCsv(String json) throws IOException {
    String path = file("a.csv", json.getBytes(UTF_8));
    assertRefused(
        CsvLoader.of(path),
        path + ": should be CSV, but its first bytes show JSON; read it with ReadFromJson");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\n  {\"a\": 1}\n]", "{\r\n  \"a\": 1\r\n}", "\uFEFF [ \n{}]"})
  void jsonOverSeveralLinesIsNoJsonLines(String json) throws IOException {
    String path = file("a.jsonl", json.getBytes(UTF_8));
    assertRefused(
        JsonLoader.of(path),
        path
            + ": should be JSON Lines, but its first value takes several lines; give lines:"
            + " false");
    assertThat(Rows.of(JsonLoader.of(path).withLines(false))).hasSize(1);
  }

  @Test
  void filesThatOnlyLookSimilarAreRead() throws IOException {
    String rows = "{\"a\":1}\t5\n{\"a\":2}\t6\n";
    CsvLoader withJson = CsvLoader.of(file("a.tsv", rows.getBytes(UTF_8)));
    assertThat(Rows.of(withJson.withoutHeader().withoutQuote().withDelimiter('\t')))
        .containsExactly(List.of("{\"a\":1}", 5L), List.of("{\"a\":2}", 6L));
    for (String header : List.of("PAR1,PK", "BZh9,x", "[a],{b}", "SQLite format 3,x")) {
      String path = file("b.csv", (header + "\n1,2\n").getBytes(ISO_8859_1));
      assertThat(Rows.of(CsvLoader.of(path))).containsExactly(List.of(1L, 2L));
    }
    String utf16 = file("c.csv", "a,b\n1,é\n".getBytes(UTF_16));
    assertThat(Rows.of(CsvLoader.of(utf16).withEncoding("utf-16")))
        .containsExactly(List.of(1L, "é"));
  }

  private void assertRefusedByAll(byte[] bytes, String shown) throws IOException {
    String path = file("a", bytes);
    String problem = ", but its first bytes show " + shown;
    assertRefused(CsvLoader.of(path), path + ": should be CSV" + problem);
    assertRefused(CsvLoader.of(path).withoutHeader(), path + ": should be CSV" + problem);
    assertRefused(JsonLoader.of(path), path + ": should be JSON" + problem);
    assertRefused(SqliteLoader.table(path, "t"), path + ": should be a SQLite database" + problem);
  }

  private static void assertRefused(DataLoader loader, String message) {
    assertThatThrownBy(loader::schema).isInstanceOf(DataException.class).hasMessage(message);
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("a.csv"));
      out.write(CSV);
    }
    return bytes.toByteArray();
  }
}
