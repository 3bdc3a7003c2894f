package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The full messages about files that can't be read. */
class CsvProblemsTest {

  private static final String MANY = "1,2\n".repeat(1500);

  @TempDir Path folder;

  @Test
  void aLaterValueOfAnotherType() throws IOException {
    assertData(
        "a,b\n" + MANY + "1,n/a\n",
        "t.csv:1502: column 'b' should be a whole number of 64 bits, was 'n/a'; give its type with"
            + " schema: {b: text}, or add 'n/a' to missing if it stands for no value");
    assertData(
        "a,b\n" + MANY + "1,2.5\n",
        "t.csv:1502: column 'b' should be a whole number of 64 bits, was '2.5'; give its type with"
            + " schema: {b: double}, or leave it out by naming the columns to read");
    assertData(
        "a,b\n" + MANY + "007,2\n",
        "t.csv:1502: column 'a' should be a whole number of 64 bits, was '007'; give its type with"
            + " schema: {a: text}, or leave it out by naming the columns to read");
    assertData(
        "a,b\n" + MANY.replace("2", "0.5") + "1,9007199254740993\n",
        "t.csv:1502: column 'b' should be a number, was '9007199254740993'; give its type with"
            + " schema: {b: text}, or leave it out by naming the columns to read");
    assertData(
        "a,b\n" + MANY.replace("2", "true") + "1,1\n",
        "t.csv:1502: column 'b' should be true or false, was '1'; give its type with"
            + " schema: {b: long}, or leave it out by naming the columns to read");
    assertData(
        "a,b\n" + MANY + "1," + "x".repeat(100),
        ("t.csv:1502: column 'b' should be a whole number of 64 bits, was '%1$s'; give its type"
                + " with schema: {b: text}, or add '%1$s' to missing if it stands for no value")
            .formatted("x".repeat(60) + "…"));
  }

  @Test
  void aValueThatIsNotOfTheTypeGiven() throws IOException {
    DataLoader loader = CsvLoader.of(file("a\nx\n")).withSchema(Map.of("a", ColumnType.DOUBLE));
    assertThatThrownBy(() -> Rows.of(loader))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s/t.csv:2: column 'a' should be a number, was 'x'; give its type with schema: {a:"
                + " text}, or add 'x' to missing if it stands for no value",
            folder);
  }

  @Test
  void linesAreCountedInLaterRangesAsAnEditorDoes() throws IOException {
    String row = "1,\"x\r\ny\"\r\n3,z\r4,\"\n\"\n";
    String path = file("a,b\n" + row.repeat(1000) + "n,z\n");
    CsvLoader loader = CsvLoader.of(path).withMaxFieldBytes(100);
    CsvSource source = (CsvSource) loader.inputs().sources().get(0);
    List<InputRange> ranges = source.ranges(500);
    assertThat(ranges).hasSizeGreaterThan(20);
    InputRange last = ranges.get(ranges.size() - 1);
    try (ChunkReader reader = source.open(last, ChunkSize.rows(1000))) {
      assertThatThrownBy(reader::next)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(path + ":5002: column 'a' should be a whole number");
    }
    assertThat(read(source, ranges.get(0)).get(0)).isEqualTo(List.of(1L, "x\r\ny"));
  }

  @Test
  void tooManyOrTooFewFields() throws IOException {
    assertData("a,b\n1,2\n\n1,2,3\n", "t.csv:4: should have 2 fields like the header, but has 3");
    assertData("a,b\n1\n", "t.csv:2: should have 2 fields like the header, but has 1");
    assertData("a,b\n1,2,3,4", "t.csv:2: should have 2 fields like the header, but has 4");
    assertData(
        "a,b\n1,2\n" + ",".repeat(1 << 19),
        "t.csv:3: the record has 262144 fields or more; is the file CSV?");
    assertData("a\n1,2\n", "t.csv:2: should have 1 field like the header, but has 2");
    String path = file("1,2\n3,4,\n");
    assertThatThrownBy(() -> CsvLoader.of(path).withoutHeader().schema())
        .isInstanceOf(DataException.class)
        .hasMessage("%s:2: should have 2 fields like the first row, but has 3", path);
  }

  @Test
  void quotes() throws IOException {
    assertData("a,b\n1,\"x\ny\n2,z\n", "t.csv:2: a quote is opened but not closed");
    assertData("a,b\n1,\"\n", "t.csv:2: a quote is opened but not closed");
    assertData("a,b\n1,\"x\"\"", "t.csv:2: a quote is opened but not closed");
    assertData(
        "a,b\n1,\"x\n\"yz,2\n",
        "t.csv:3: field 2 should end after its closing quote, but goes on with 'yz'; write a quote"
            + " within quotes twice");
  }

  @Test
  void tooLongAField() throws IOException {
    String tail =
        " is longer than 5 bytes, the limit max_field_bytes; close an open quote, or raise the"
            + " limit";
    for (String field : List.of("123456", "\"123456\"", "\"\"\"\"\"\"\"\"\"")) {
      String path = file("a,b\n12345,\"54321\"\n1," + field + "\n");
      assertThatThrownBy(() -> Rows.of(CsvLoader.of(path).withMaxFieldBytes(5)))
          .isInstanceOf(DataException.class)
          .hasMessage(path + ":3: field 2" + tail);
    }
    String unclosed = file("a,b\n1,\"" + "x\n".repeat(500_000));
    assertThatThrownBy(() -> CsvLoader.of(unclosed).withMaxFieldBytes(5).schema())
        .isInstanceOf(DataException.class)
        .hasMessage(unclosed + ":2: field 2" + tail);
  }

  @Test
  void aRangeThatEndsWithAQuoteOpenTellsWhatIsWrongAfterIt() throws IOException {
    String before = "a,b\n" + "1,2\n".repeat(1199);
    String path = file(before + "1,\"xy\nz\"w,2\n" + "1,2\n".repeat(20));
    CsvLoader loader = CsvLoader.of(path).withMaxFieldBytes(20);
    CsvSource source = (CsvSource) loader.inputs().sources().get(0);
    long wrong = before.length() + "1,\"xy\n".length();
    InputRange range =
        source.ranges(40).stream().filter(r -> r.last() + 1 == wrong).findFirst().orElseThrow();
    assertThatThrownBy(() -> read(source, range))
        .isInstanceOf(DataException.class)
        .hasMessage(
            path
                + ":1202: field 2 should end after its closing quote, but goes on with 'w'; write a"
                + " quote within quotes twice");
  }

  @Test
  void encodings() throws IOException {
    assertThatThrownBy(() -> Rows.of(CsvLoader.of(file("a,b\n1,é\n".getBytes(ISO_8859_1)))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s/t.csv:2: column 'b' should be UTF-8, was '\uFFFD'; give its encoding, such as"
                + " encoding: windows-1252",
            folder);
    assertThatThrownBy(() -> Rows.of(CsvLoader.of(file("a,b\n1,é\n".getBytes(UTF_16)))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s/t.csv: should be UTF-8, but its first two bytes show UTF-16; give encoding: utf-16",
            folder);
    assertThatThrownBy(
            () ->
                Rows.of(
                    CsvLoader.of(file("a,b\n1,é\n".getBytes(ISO_8859_1))).withEncoding("us-ascii")))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s/t.csv:2: should be us-ascii, but byte 0xe9 can't be decoded; give its encoding,"
                + " such as encoding: windows-1252",
            folder);
  }

  @Test
  void emptyFilesAndHeadersThatRepeat() throws IOException {
    assertData("", "t.csv: is empty, so its columns aren't known; should have a header or a row");
    assertData(
        "\uFEFF\n\n",
        "t.csv: is empty, so its columns aren't known; should have a header or a row");
    assertData(
        "a,b,a\n1,2,3\n",
        "t.csv:1: two columns are named 'a'; rename one, or read the file with header: false");
  }

  @Test
  void aCompressedFileThatEndsEarly() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(compressed)) {
      out.write(("a,b\n" + MANY).getBytes(UTF_8));
    }
    byte[] half = Arrays.copyOf(compressed.toByteArray(), compressed.size() / 2);
    assertThatThrownBy(() -> Rows.of(CsvLoader.of(file(half))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s/t.csv: its gzip data is damaged or cut off: Unexpected end of ZLIB input stream",
            folder);
  }

  @Test
  void aFileThatIsWrittenToWhileItIsRead() throws IOException {
    String path = file("a,b\n" + MANY);
    try (ChunkIterator chunks = CsvLoader.of(path).withChunkSize(10).iterData()) {
      chunks.next();
      Files.writeString(Path.of(path), "a,b\n" + MANY + MANY);
      assertThatThrownBy(() -> Rows.of(chunks))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "%s: changed while being read (6004 bytes long before, 12004 now); read it when it"
                  + " is complete",
              path);
    }
  }

  @Test
  void filesWithOtherColumnsOrTypes() throws IOException {
    String one = write("1.csv", "a,b\n1,2\n");
    String other = write("2.csv", "a,c\n1,2\n");
    String text = write("3.csv", "a,b\n1,x\n");
    assertThatThrownBy(() -> CsvLoader.of(one, other).schema())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s: no column 'b', which %s has; files read together must have the same columns",
            other, one);
    assertThatThrownBy(() -> CsvLoader.of(one, text).schema())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "column 'b' is long in %s but text in %s:2 ('x'); give its type with schema: {b: text}, or"
                + " leave it out by naming the columns to read",
            one, text);
    assertThat(CsvLoader.of(one, text).withColumns("a").schema()).hasToString("a long");
    assertThatThrownBy(() -> CsvLoader.of(one, text).withPathColumn("b").schema())
        .isInstanceOf(RequestException.class)
        .hasMessage("%s: has a column 'b' already; give path_column another name", one);
  }

  @Test
  void unknownColumns() throws IOException {
    String path = file("agent,energy\n1,2\n");
    assertThatThrownBy(() -> CsvLoader.of(path).withColumns("agents", "x").schema())
        .isInstanceOf(RequestException.class)
        .hasMessage("%s: no column 'agents'; did you mean 'agent'? Columns: agent, energy", path)
        .satisfies(
            e ->
                assertThat(e.getSuppressed()[0])
                    .hasMessage("%s: no column 'x'; columns: agent, energy", path));
  }

  @Test
  void optionsThatMakeNoSense() {
    CsvLoader loader = CsvLoader.of("t.csv");
    assertRefused(
        () -> loader.withDelimiter('\n'),
        "'delimiter' should be an ASCII character that ends no line, was a line end");
    assertRefused(
        () -> loader.withQuote('»'),
        "'quote' should be an ASCII character that ends no line, was '»'");
    assertRefused(
        () -> loader.withComment('"'), "'quote' should differ from 'comment', both were '\"'");
    assertRefused(
        () -> loader.withMaxFieldBytes(0),
        "'max_field_bytes' should be from 1 to 536870912, was 0");
    assertRefused(
        () -> loader.withEncoding("latin-99"),
        "'encoding' should be the name of a character set, such as utf-8 or windows-1252, was"
            + " 'latin-99'");
  }

  private static void assertRefused(Runnable change, String message) {
    assertThatThrownBy(change::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private void assertData(String text, String message) throws IOException {
    String path = file(text);
    assertThatThrownBy(() -> Rows.of(CsvLoader.of(path)))
        .isInstanceOf(DataException.class)
        .hasMessage("%s/%s", folder, message);
  }

  private static List<List<Object>> read(CsvSource source, InputRange range) {
    try (ChunkReader reader = source.open(range, ChunkSize.rows(10))) {
      ChunkReader.Rows rows = reader.next();
      assertThat(rows).isNotNull();
      return Rows.of(rows.builder().build(Origin.of(source.input())));
    }
  }

  private String file(String text) throws IOException {
    return write("t.csv", text);
  }

  private String file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("t.csv"), bytes).toString();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
