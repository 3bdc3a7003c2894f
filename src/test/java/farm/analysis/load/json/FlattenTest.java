package farm.analysis.load.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.problem.DataException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields of nested objects as columns. */
class FlattenTest {

  @TempDir Path folder;

  @Test
  void nestedFieldsAreColumnsWithDottedNames() {
    Chunk chunk =
        loader("{\"a\":{\"b\":1,\"c\":{\"d\":2.5}},\"e\":[{\"f\":3}]}\n{\"a\":{\"c\":{}},\"e\":[]}")
            .loadData();
    assertThat(chunk.schema()).hasToString("a.b long, a.c.d double, e json");
    assertThat(Rows.of(chunk))
        .containsExactly(List.of(1L, 2.5, "[{\"f\":3}]"), Arrays.asList(null, null, "[]"));
  }

  @Test
  void anObjectThatIsSometimesNullIsNoColumnOfItsOwn() {
    Chunk chunk = loader("{\"a\":null,\"ab\":1}\n{\"a\":{\"x\":1},\"a-\":2}\n{}").loadData();
    assertThat(chunk.schema()).hasToString("ab long, a.x long, a- long");
    assertThat(Rows.of(chunk))
        .containsExactly(
            Arrays.asList(1L, null, null),
            Arrays.asList(null, 1L, 2L),
            Arrays.asList(null, null, null));
  }

  @Test
  void aFieldThatIsSometimesAnObjectIsSeveralColumns() {
    Chunk chunk = loader("{\"a\":7}\n{\"a\":{\"x\":1}}").loadData();
    assertThat(chunk.schema()).hasToString("a long, a.x long");
    assertThat(Rows.of(chunk)).containsExactly(Arrays.asList(7L, null), Arrays.asList(null, 1L));
  }

  @Test
  void aNameWithADotIsTheSameColumn() {
    Chunk chunk = loader("{\"a.x\":1}\n{\"a\":{\"x\":2}}").loadData();
    assertThat(chunk.schema()).hasToString("a.x long");
    assertThat(Rows.of(chunk)).containsExactly(List.of(1L), List.of(2L));
  }

  @Test
  void columnsOfNestedFieldsCanBeNamed() {
    DataLoader loader = loader("{\"a\":{\"x\":1,\"y\":{\"z\":2}},\"b\":{\"x\":3}}");
    assertThat(Rows.of(loader.withColumns("b.x", "a.y.z"))).containsExactly(List.of(3L, 2L));
  }

  @Test
  void whatIsSaidToBeJsonOrTextStaysWhole() {
    DataLoader loader = loader("{\"a\":{\"x\":1},\"b\":{\"x\":3},\"c\":{\"x\":4}}");
    Chunk chunk = loader.withSchema(Map.of("a", ColumnType.JSON, "b", ColumnType.TEXT)).loadData();
    assertThat(chunk.schema()).hasToString("a json, b text, c.x long");
    assertThat(Rows.of(chunk)).containsExactly(List.of("{\"x\":1}", "{\"x\":3}", 4L));
  }

  @Test
  void theLastOfDuplicateObjectsWinsWhole() {
    DataLoader loader =
        loader(
            "{\"a\":{\"x\":1},\"a\":{\"y\":2}}\n{\"a\":{\"x\":1},\"a\":null}\n"
                + "{\"a\":{\"x\":1,\"x\":3},\"b\":{\"x\":4}}");
    try (ChunkIterator chunks = loader.iterData()) {
      assertThat(Rows.of(chunks))
          .containsExactly(
              Arrays.asList(null, 2L, null),
              Arrays.asList(null, null, null),
              Arrays.asList(3L, null, 4L));
      assertThat(chunks.counts()).isEqualTo(Map.of("duplicateKeys", 3L));
    }
  }

  @Test
  void aNestedFieldThatFirstShowsUpAfterTheSampleIsRefused() {
    String path =
        JsonFiles.gzip(
            folder,
            "a.jsonl.gz",
            "{\"a\":{\"x\":1}}\n".repeat(1000) + "{\"c\":{},\"a\":{\"b\":{\"y\":[1]}}}");
    assertThatThrownBy(() -> JsonLoader.of(path).withFlatten(true).loadData())
        .isInstanceOf(DataException.class)
        .hasMessage(
            path
                + ":1001: field 'a.b.y' first appears here, after the sampled rows;"
                + " give its type with schema: {a.b.y: json}, or name the columns to read with"
                + " columns: […]");
  }

  private DataLoader loader(String content) {
    return JsonLoader.of(JsonFiles.plain(folder, "a.jsonl", content)).withFlatten(true);
  }
}
