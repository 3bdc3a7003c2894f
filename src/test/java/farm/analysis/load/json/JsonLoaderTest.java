package farm.analysis.load.json;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows and columns that are read, and their order; {@link CellTest} tests the values. */
class JsonLoaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"0, ''", "1, 1", "4, 4", "5, 5", "6, 5 1", "10, 5 5", "11, 5 5 1"})
  void chunksHaveTheRowsAskedForAndTheLastTheRest(int rows, String sizes) {
    String path = file("a.jsonl", "{\"n\":1}\n".repeat(rows));
    List<String> found = new ArrayList<>();
    List<Long> firstRows = new ArrayList<>();
    try (ChunkIterator chunks = JsonLoader.of(path).withChunkSize(5).iterData()) {
      chunks.forEachRemaining(
          chunk -> {
            found.add(Integer.toString(chunk.rowCount()));
            firstRows.add(chunk.origin().firstRow());
            assertThat(chunk.origin().input()).isEqualTo(path);
          });
    }
    assertThat(String.join(" ", found)).isEqualTo(sizes);
    assertThat(firstRows).isEqualTo(List.of(0L, 40L, 80L).subList(0, firstRows.size()));
  }

  @Test
  void rowsOfOtherFilesAreNumberedFromOne() {
    DataLoader loader = JsonLoader.of(file("a.json", "[{},{},{}]")).withChunkSize(2);
    try (ChunkIterator chunks = loader.iterData()) {
      assertThat(chunks.next().origin().firstRow()).isEqualTo(1);
      assertThat(chunks.next().origin().firstRow()).isEqualTo(3);
    }
  }

  @Test
  void fieldsComeInAnyOrderAndWhatIsAbsentOrNullIsMissing() {
    String path = file("a.jsonl", "{\"b\":null,\"a\":1}\n{}\n{\"c\":true,\"a\":2,\"b\":\"x\"}\n");
    Chunk chunk = JsonLoader.of(path).loadData();
    assertThat(chunk.schema()).hasToString("b text, a long, c boolean");
    assertThat(Rows.of(chunk))
        .containsExactly(
            Arrays.asList(null, 1L, null),
            Arrays.asList(null, null, null),
            Arrays.asList("x", 2L, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}\n{\"a\":2}\n",
        "{\"a\":1}\n{\"a\":2}",
        "{\"a\":1}\r\n{\"a\":2}\r\n",
        "\n\n{\"a\":1}\n \t \n\r\n{ \"a\" : 2 } \n\n",
        "\uFEFF{\"a\":1}\n{\"a\":2}\n"
      })
  void blankLinesLineEndsAndAByteOrderMarkDoNotMatter(String content) {
    assertThat(Rows.of(JsonLoader.of(file("a.jsonl", content))))
        .containsExactly(List.of(1L), List.of(2L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \n \n"})
  void aFileWithoutObjectsHasNoRows(String content) {
    assertThat(JsonLoader.of(file("a.jsonl", content)).loadData().rowCount()).isZero();
    assertThat(JsonLoader.of(file("a.json", content)).loadData().rowCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.jsonl", "a.ndjson", "a.JSONL", "a.jsonl.gz", "a.ndjson.zst", "b.jsonl.bak"})
  void namesTellJsonLines(String name) {
    String path = file(name, "{\"a\":\n1}\n");
    assertThatThrownBy(() -> JsonLoader.of(path).schema())
        .hasMessage(path + ":1:5: the line ends in the middle of a value");
    assertThat(Rows.of(JsonLoader.of(path).withLines(false))).containsExactly(List.of(1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "jsonl", "a.jsonl/export", "a.jsonl.txt.old"})
  void otherNamesTellOtherFiles(String name) {
    String path = file(name, "{\"a\":\n1}\n");
    assertThat(Rows.of(JsonLoader.of(path))).containsExactly(List.of(1L));
    assertThatThrownBy(() -> JsonLoader.of(path).withLines(true).schema())
        .isInstanceOf(DataException.class);
  }

  @Test
  void columnsComeInTheOrderAskedForAndOthersAreIgnored() {
    String path =
        file("a.jsonl", "{\"a\":1,\"b\":{\"a\":5},\"c\":3}\n{\"c\":4,\"a\":2,\"b\":[{\"c\":6}]}");
    assertThat(Rows.of(JsonLoader.of(path).withColumns("c", "a")))
        .containsExactly(List.of(3L, 1L), List.of(4L, 2L));
  }

  @Test
  void aFieldThatFirstShowsUpAfterTheSampleIsRefusedUntilItIsNamed() {
    String path = late("{\"a\":1,\"late\":2.5}\n");
    JsonLoader loader = JsonLoader.of(path);
    assertThatThrownBy(loader::loadData)
        .isInstanceOf(DataException.class)
        .hasMessage(
            path
                + ":1201: field 'late' first appears here, after the sampled rows; give"
                + " its type with schema: {late: double}, or name the columns to read with"
                + " columns: […]");
    assertThat(loader.withColumns("a").loadData().rowCount()).isEqualTo(1201);
    DataLoader told = loader.withSchema(Map.of("late", ColumnType.DOUBLE));
    assertThat(told.inputs().notes())
        .containsExactly("column 'late' is in none of the sampled rows");
    assertThat(Rows.of(told).get(1200)).isEqualTo(List.of(1L, 2.5));
    assertThat(Rows.of(told).get(0)).isEqualTo(Arrays.asList(1L, null));
    assertThatThrownBy(() -> loader.withColumns("late").schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(
            path
                + ": no column 'late'; columns: a; if it first appears after the sampled rows, give its"
                + " type with schema: {late: text}");
  }

  @Test
  void aLateFieldThatIsNullIsNoColumn() {
    assertThat(JsonLoader.of(late("{\"a\":1,\"late\":null}\n")).loadData().rowCount())
        .isEqualTo(1201);
  }

  @Test
  void laterPlacesOfJsonLinesAreLookedAtToo() {
    String rows = "{\"a\":1}\n".repeat(5000) + "{\"a\":1,\"late\":2.5}\n".repeat(5000);
    assertThat(JsonLoader.of(file("a.jsonl", rows)).schema()).hasToString("a long, late double");
  }

  @Test
  void columnsThatAreNotThereAreNamed() {
    String path = file("a.jsonl", "{\"step\":1,\"amount\":2}\n");
    assertThatThrownBy(
            () ->
                JsonLoader.of(path)
                    .withColumns("stpe")
                    .withSchema(Map.of("x", ColumnType.TEXT))
                    .schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(path + ": no column 'stpe'; did you mean 'step'? Columns: step, amount")
        .satisfies(
            e ->
                assertThat(e.getSuppressed()[0])
                    .hasMessage(path + ": no column 'x'; columns: step, amount"));
  }

  @Test
  void theLastOfDuplicateKeysWinsAndTheyAreCounted() {
    String path =
        file("a.jsonl", "{\"a\":1,\"a\":2,\"b\":3}\n{\"a\":4,\"b\":5,\"b\":6,\"b\":null}\n");
    for (int rows : new int[] {1, 10}) {
      try (ChunkIterator chunks = JsonLoader.of(path).withChunkSize(rows).iterData()) {
        assertThat(Rows.of(chunks)).containsExactly(List.of(2L, 3L), Arrays.asList(4L, null));
        assertThat(chunks.counts()).isEqualTo(Map.of("duplicateKeys", 3L));
      }
    }
  }

  @Test
  void aDuplicateThatIsNotTheLastMayBeOfAnyType() {
    String path = file("a.jsonl", "{\"a\":\"x\",\"a\":1}\n{\"a\":[1],\"a\":null}\n");
    assertThat(JsonLoader.of(path).schema()).hasToString("a long");
    assertThat(Rows.of(JsonLoader.of(path)))
        .containsExactly(List.of(1L), Arrays.asList((Object) null));
  }

  @Test
  void manyFilesAreReadAsOneByColumnName() {
    String one = file("1.jsonl", "{\"a\":1,\"b\":true,\"n\":null}\n");
    String two = file("2.json", "[{\"c\":\"x\",\"a\":2.5,\"n\":7},{\"b\":4}]");
    DataLoader loader = JsonLoader.of(folder + "/*.json*").withPathColumn("file");
    Chunk chunk = loader.loadData();
    assertThat(chunk.schema()).hasToString("a double, b long, n long, c text, file text");
    assertThat(Rows.of(chunk))
        .containsExactly(
            Arrays.asList(1.0, 1L, null, null, one),
            Arrays.asList(2.5, null, 7L, "x", two),
            Arrays.asList(null, 4L, null, null, two));
    assertThat(loader.inputs().notes())
        .containsExactly(
            "column 'c' is missing in 1 of 2 files, as far as they were sampled: " + one);
    assertThat(Rows.of(loader.withColumns("file", "c")))
        .containsExactly(Arrays.asList(one, null), List.of(two, "x"), Arrays.asList(two, null));
  }

  @Test
  void typesThatNoTypeHoldsNameBothFiles() {
    String one = file("1.jsonl", "{\"id\":1,\"b\":2}\n");
    String two = file("2.jsonl", "{\"id\":\"x\",\"b\":3}\n");
    JsonLoader loader = JsonLoader.of(one, two);
    assertThatThrownBy(loader::schema)
        .isInstanceOf(DataException.class)
        .hasMessage(
            ("column 'id' is long in %s but text in %s; give its type with schema: {id: text}, or"
                    + " leave it out by naming the columns to read")
                .formatted(one, two));
    assertThat(Rows.of(loader.withColumns("b"))).containsExactly(List.of(2L), List.of(3L));
    assertThat(Rows.of(loader.withSchema(Map.of("id", ColumnType.TEXT))))
        .containsExactly(List.of("1", 2L), List.of("x", 3L));
  }

  @Test
  void thePathColumnMustNotBeOneOfTheFile() {
    String path = file("a.jsonl", "{\"file\":1}\n");
    assertThatThrownBy(() -> JsonLoader.of(path).withPathColumn("file").schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(path + ": has a column 'file' already; give path_column another name");
  }

  @Test
  void aFileThatIsWrittenToWhileBeingReadIsNoticed() throws IOException {
    String path = file("a.jsonl", "{\"a\":1}\n{\"a\":2}\n");
    try (ChunkIterator chunks = JsonLoader.of(path).withChunkSize(1).iterData()) {
      chunks.next();
      Files.writeString(Path.of(path), "{\"a\":1}\n{\"a\":2}\n{\"a");
      assertThatThrownBy(() -> chunks.forEachRemaining(chunk -> {}))
          .isInstanceOf(DataException.class)
          .hasMessage(
              path
                  + ": changed while being read (16 bytes long before, 19 now); read it when it is"
                  + " complete");
    }
  }

  /** A compressed file with this row far behind the start; only the start is sampled. */
  private String late(String last) {
    return JsonFiles.gzip(folder, "late.jsonl.gz", "{\"a\":1}\n".repeat(1200) + last);
  }

  @Test
  void aHundredThousandNamesMayBeColumns() {
    List<String> names = IntStream.range(0, 100_000).mapToObj(i -> "c" + i).toList();
    String row = names.stream().map(name -> "\"%s\":1".formatted(name)).collect(joining(","));
    String path = file("a.jsonl", "{%s}\n{\"c7\":2}\n".formatted(row));
    Chunk chunk = JsonLoader.of(path).loadData();
    assertThat(chunk.schema().names()).isEqualTo(names);
    List<Object> second = new ArrayList<>(Collections.nCopies(100_000, null));
    second.set(7, 2L);
    assertThat(Rows.of(chunk)).containsExactly(Collections.nCopies(100_000, 1L), second);
    assertThat(Rows.of(JsonLoader.of(path).withColumns("c99999", "c7")))
        .containsExactly(List.of(1L, 1L), Arrays.asList(null, 2L));
  }

  @Test
  void aHundredThousandNamesMayComeTwice() {
    String names =
        IntStream.range(0, 100_000).mapToObj(i -> "\"c%d\":1".formatted(i)).collect(joining(","));
    String path = file("a.jsonl", "{%s,%s,\"c7\":\"x\"}\n".formatted(names, names));
    assertThat(JsonLoader.of(path).schema().field(7).type()).isEqualTo(ColumnType.TEXT);
    assertThat(JsonLoader.of(path).schema().field(8).type()).isEqualTo(ColumnType.LONG);
  }

  private String file(String name, String content) {
    return JsonFiles.plain(folder, name, content);
  }
}
