package farm.analysis.load.csv;

import static java.util.Arrays.asList;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.write.text.WriteFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLoaderTest {

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 1 -7|long",
        "9223372036854775807 -9223372036854775808|long",
        "9223372036854775808|text",
        "-9223372036854775809|text",
        "18446744073709551616|text",
        "12345678901234567890123|text",
        "1 2.5|double",
        "1. .5 -.5 0.0|double",
        "1e3 1E-3 2e+10|double",
        "NaN nan NAN inf Inf INF -inf Infinity -INFINITY infinity|double",
        "-0|double",
        "1 9007199254740993|long",
        "1.5 9007199254740993|text",
        "1.5 9007199254740992|double",
        "007|text",
        "00|text",
        "-01|text",
        "01.5|text",
        "+5|text",
        "+1.5|text",
        "+inf|text",
        "true false True FALSE|boolean",
        "tRue|text",
        "true 1|text",
        "1 a|text",
        "2024-01-31|text",
        "1_000|text",
        "0x10|text",
        "1e|text",
        "1e+|text",
        ".|text",
        "-|text",
        "e5|text",
        "1f|text",
        "1.5.2|text",
      })
  void aTypeHoldsEveryValue(String values, String type) throws IOException {
    Path path = file("t.csv", "v\n" + values.replace(' ', '\n') + "\n");
    assertThat(CsvLoader.of(path.toString()).schema()).hasToString("v " + type);
    assertThat(Rows.of(CsvLoader.of(path.toString()))).hasSize(values.split(" ").length);
  }

  @Test
  void valuesAreRead() throws IOException {
    Path path =
        file(
            "t.csv",
            """
            long,double,boolean,text
            -9223372036854775808,-0,true,007
            9223372036854775807,1e400,FALSE,""
            ,,,
            "12","-.5","True","a ""b"", c"
            0,123456789012345678901234567890e-20,false,2024-01-31
            """);
    assertThat(Rows.of(CsvLoader.of(path.toString())))
        .containsExactly(
            List.of(Long.MIN_VALUE, -0.0, true, "007"),
            List.of(Long.MAX_VALUE, Double.POSITIVE_INFINITY, false, ""),
            asList(null, null, null, null),
            List.of(12L, -0.5, true, "a \"b\", c"),
            List.of(0L, 1234567890.12345678901234567890, false, "2024-01-31"));
  }

  @Test
  void givenTypesTakeUnusualNumbers() throws IOException {
    Path path = file("t.csv", "a,b,c,d\n007,+5,1,1\n+8,99999999999999999999,0,x\n");
    DataLoader loader =
        CsvLoader.of(path.toString())
            .withSchema(
                Map.of(
                    "a", ColumnType.LONG,
                    "b", ColumnType.DOUBLE,
                    "c", ColumnType.BOOLEAN,
                    "d", ColumnType.JSON));
    assertThat(Rows.of(loader))
        .containsExactly(List.of(7L, 5.0, true, "1"), List.of(8L, 1e20, false, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "\n\na,b\n\n\n1,2\n\n"})
  void everyLineEndAndBlankLines(String text) throws IOException {
    DataLoader loader = CsvLoader.of(file("t.csv", text).toString());
    assertThat(loader.schema()).hasToString("a long, b long");
    assertThat(Rows.of(loader)).containsExactly(List.of(1L, 2L));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    DataLoader loader = CsvLoader.of(file("t.csv", "\uFEFF\"a\",b\n1,2\n").toString());
    assertThat(loader.schema()).hasToString("a long, b long");
  }

  @Test
  void anEmptyLineIsAMissingValueOfTheOnlyColumn() throws IOException {
    DataLoader loader = CsvLoader.of(file("t.csv", "a\n\nx\n\"\"\n\n").toString());
    assertThat(Rows.of(loader))
        .containsExactly(asList((Object) null), List.of("x"), List.of(""), asList((Object) null));
  }

  @Test
  void columnsWithoutNamesAreNumbered() throws IOException {
    String path = file("t.csv", "x,,1\n").toString();
    assertThat(CsvLoader.of(path).schema()).hasToString("x text, column_2 text, 1 text");
    DataLoader loader = CsvLoader.of(path).withoutHeader();
    assertThat(loader.schema()).hasToString("column_1 text, column_2 text, column_3 long");
    assertThat(Rows.of(loader)).containsExactly(asList("x", null, 1L));
  }

  @Test
  void otherCharacters() throws IOException {
    String text = "# made by x\na\tb\n'it''s\t'\t1\n#\n\"q\t2";
    DataLoader loader =
        CsvLoader.of(file("t.tsv", text).toString())
            .withDelimiter('\t')
            .withQuote('\'')
            .withComment('#');
    assertThat(Rows.of(loader)).containsExactly(List.of("it's\t", 1L), List.of("\"q", 2L));
    DataLoader unquoted = CsvLoader.of(file("u.csv", "a\n\"x\n\"\"\n").toString()).withoutQuote();
    assertThat(Rows.of(unquoted)).containsExactly(List.of("\"x"), List.of("\"\""));
  }

  @Test
  void missingWordsStandForNoValueQuotedOrNot() throws IOException {
    String path = file("t.csv", "a,b\nNA,\"n/a\"\n1,\"\"\n,x\n").toString();
    DataLoader loader = CsvLoader.of(path).withMissing("NA", "n/a");
    assertThat(Rows.of(loader))
        .containsExactly(asList(null, null), List.of(1L, ""), asList(null, "x"));
    assertThat(Rows.of(CsvLoader.of(path).withMissing("NA", "")))
        .containsExactly(asList(null, "n/a"), asList(1L, null), asList(null, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "windows-1252", "utf-16", "utf-16le", "utf-16be"})
  void otherEncodings(String encoding) throws IOException {
    Path path = folder.resolve("t.csv");
    Files.writeString(path, "a,ü\n1,é\n".repeat(10_000), Charset.forName(encoding));
    DataLoader loader = CsvLoader.of(path.toString()).withEncoding(encoding).withColumns("ü");
    List<List<Object>> rows = Rows.of(loader);
    assertThat(rows).hasSize(19_999).startsWith(List.of("é"), List.of("ü"), List.of("é"));
  }

  @Test
  void aReplacementCharacterOfTheFilesOwnIsText() throws IOException {
    DataLoader loader = CsvLoader.of(file("t.csv", "a\n\uFFFD\n").toString());
    assertThat(Rows.of(loader)).containsExactly(List.of("\uFFFD"));
  }

  @Test
  void onlyWantedColumnsAreConverted() throws IOException {
    String text = "a,b,c\n" + "1,2,3\n".repeat(2000) + "x,2,3\n";
    DataLoader loader = CsvLoader.of(file("t.csv", text).toString()).withColumns("c", "b");
    assertThat(loader.schema()).hasToString("c long, b long");
    assertThat(Rows.of(loader)).hasSize(2001).containsOnly(List.of(3L, 2L));
  }

  @Test
  void aHeaderAloneIsATableOfNoRows() throws IOException {
    DataLoader loader = CsvLoader.of(file("t.csv", "a,b").toString());
    assertThat(loader.schema()).hasToString("a text, b text");
    assertThat(loader.loadData().rowCount()).isZero();
  }

  @Test
  void filesAreOneTableByColumnName() throws IOException {
    file("1.csv", "a,b\n1,x\n");
    file("2.csv", "b,a\ny,2.5\n");
    file("3.csv", "a,b\n,\n");
    String glob = folder + "/*.csv";
    CsvLoader loader = CsvLoader.of(glob).withPathColumn("file");
    assertThat(loader.schema()).hasToString("a double, b text, file text");
    assertThat(Rows.of(loader))
        .containsExactly(
            List.of(1.0, "x", folder + "/1.csv"),
            List.of(2.5, "y", folder + "/2.csv"),
            asList(null, null, folder + "/3.csv"));
    assertThat(loader.withColumns("b").schema()).hasToString("b text, file text");
    assertThat(loader.withColumns("file").schema()).hasToString("file text");
    assertThat(Rows.of(loader.withColumns("file", "a"))).hasSize(3);
  }

  @Test
  void typesAreFoundInLaterPartsToo() throws IOException {
    String row = "1,\"a\"\"b\nc, d\"\n";
    String text = "n,t\n" + row.repeat(200_000) + "2.5,x\n".repeat(400_000);
    DataLoader loader = CsvLoader.of(file("t.csv", text).toString());
    assertThat(loader.schema()).hasToString("n double, t text");
  }

  @Test
  void theFirstRowOfAChunkIsTheOffsetOfItsBytes() throws IOException {
    DataLoader loader = CsvLoader.of(file("t.csv", "a,b\n1,2\n3,4\n").toString()).withChunkSize(1);
    try (var chunks = loader.iterData()) {
      assertThat(chunks.next().origin().firstRow()).isEqualTo(4);
      assertThat(chunks.next().origin().firstRow()).isEqualTo(8);
    }
  }

  @Test
  void whatWasWrittenIsReadAgain(TestPipeline pipeline) throws IOException {
    String text =
        "\"a\n1\",b,c,d\r\n1,-0.0,true,\"x,\"\"y\"\"\r\n\"\r\n,1.0E-5,false,\r\n,NaN,,\"\"\r\n";
    DataLoader loader = CsvLoader.of(file("in.csv", text).toString());
    String copy = folder.resolve("copy.csv").toString();
    Chunk rows = loader.loadData();
    pipeline
        .apply(Create.of(rows).withCoder(ChunkCoder.of(rows.schema())))
        .apply(WriteFile.csv(copy));
    pipeline.run().waitUntilFinish();
    assertThat(Files.readString(Path.of(copy))).isEqualTo(text);
    assertThat(Rows.of(CsvLoader.of(copy))).isEqualTo(Rows.of(loader));
    assertThat(CsvLoader.of(copy).schema()).isEqualTo(loader.schema());
  }

  @Test
  void aPipelineReadsTheSameRows(TestPipeline pipeline) throws IOException {
    StringBuilder text = new StringBuilder("id,text\n");
    for (int row = 0; row < 5000; row++) {
      text.append(row).append(",\"row\n").append(row).append("\"\n");
    }
    DataLoader loader = CsvLoader.of(file("t.csv", text.toString()).toString()).withChunkSize(700);
    List<List<Object>> expected = Rows.of(loader);
    PAssert.that(pipeline.apply(loader))
        .satisfies(
            chunks -> {
              assertThat(Rows.inOrder(chunks)).isEqualTo(expected);
              return null;
            });
    pipeline.run().waitUntilFinish();
    assertThat(expected).hasSize(5000);
    assertThat(Collections.max(expected, (a, b) -> ((Long) a.get(0)).compareTo((Long) b.get(0))))
        .isEqualTo(List.of(4999L, "row\n4999"));
  }

  @Test
  void aTableMayHaveAHundredThousandColumns() throws IOException {
    List<String> names = IntStream.range(0, 100_000).mapToObj(i -> "c" + i).toList();
    String values = IntStream.range(0, 100_000).mapToObj(i -> "" + i).collect(joining(","));
    Path path = file("a.csv", String.join(",", names) + "\n" + values + "\n");
    Chunk chunk = CsvLoader.of(path.toString()).loadData();
    assertThat(chunk.schema().names()).isEqualTo(names);
    assertThat(Rows.of(chunk))
        .containsExactly(LongStream.range(0, 100_000).<Object>mapToObj(i -> i).toList());
    assertThat(Rows.of(CsvLoader.of(path.toString()).withColumns("c99999", "c7")))
        .containsExactly(List.of(99_999L, 7L));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}
