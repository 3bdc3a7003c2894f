package farm.analysis.process.value;

import static farm.analysis.chunk.ColumnType.BOOLEAN;
import static farm.analysis.chunk.ColumnType.DOUBLE;
import static farm.analysis.chunk.ColumnType.JSON;
import static farm.analysis.chunk.ColumnType.LONG;
import static farm.analysis.chunk.ColumnType.TEXT;
import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.DropMissing;
import farm.analysis.process.EveryChunking;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplodeTest {

  private static final Schema STEPS =
      Schema.of(new Field("step", LONG), new Field("counts", JSON), new Field("run", TEXT));

  private static Chunk steps(@Nullable String... counts) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String json : counts) {
      rows.add(row((long) rows.size(), json, "run_" + rows.size() % 2));
    }
    return Rows.chunk(STEPS, rows);
  }

  /** The values that one text becomes, each alone in its row. */
  private static List<@Nullable Object> elements(ColumnType type, String json) {
    List<@Nullable Object> values = new ArrayList<>();
    Explode explode = Explode.arrays("counts").withValue("value", type);
    EveryChunking.rows(explode, steps(json)).forEach(row -> values.add(row.get(1)));
    return values;
  }

  private static void refuses(Explode explode, String json, String message) {
    assertThatThrownBy(() -> EveryChunking.rows(explode, steps("[]", json).slice(1, 1)))
        .isInstanceOf(DataException.class)
        .hasMessage("agents.csv, chunk that starts at 1000: column 'counts'" + message);
  }

  @Test
  void membersOfObjectsBecomeRows() {
    Explode explode = Explode.objects("counts", "agent_type").withValue("count", LONG);
    assertThat(Process.schemaOf(explode, STEPS))
        .hasToString("step long, agent_type text, count long, run text");
    assertThat(
            EveryChunking.rows(
                explode,
                steps("{\"system\": 10, \"independent\": 12}", null, "{}", " {\"system\":null}")))
        .isEqualTo(
            List.of(
                row(0L, "system", 10L, "run_0"),
                row(0L, "independent", 12L, "run_0"),
                row(3L, "system", null, "run_1")));
  }

  @Test
  void elementsOfArraysBecomeRowsInPlaceAsJson() {
    Explode explode = Explode.arrays("counts");
    assertThat(Process.schemaOf(explode, STEPS)).hasToString("step long, counts json, run text");
    assertThat(EveryChunking.rows(explode, steps("[1, {\"a\": [2]}]", "[]", "null", "[\"x\"]")))
        .isEqualTo(
            List.of(
                row(0L, "1", "run_0"), row(0L, "{\"a\":[2]}", "run_0"), row(3L, "\"x\"", "run_1")));
  }

  @Test
  void emptyAndMissingOnesCanBeKept() {
    Explode explode =
        Explode.arrays("counts").withIndex("place").withValue("x", DOUBLE).withEmptyKept();
    assertThat(Process.schemaOf(explode, STEPS))
        .hasToString("step long, place long, x double, run text");
    assertThat(EveryChunking.rows(explode, steps("[]", "[0.5, null]", null, "null")))
        .isEqualTo(
            List.of(
                row(0L, null, null, "run_0"),
                row(1L, 0L, 0.5, "run_1"),
                row(1L, 1L, null, "run_1"),
                row(2L, null, null, "run_0"),
                row(3L, null, null, "run_1")));
  }

  @Test
  void fieldsOfElementsBecomeColumns() {
    Map<String, ColumnType> fields = new LinkedHashMap<>();
    fields.put("lower", DOUBLE);
    fields.put("count", LONG);
    Explode explode = Explode.arrays("counts").withFields(fields);
    assertThat(Process.schemaOf(explode, STEPS))
        .hasToString("step long, lower double, count long, run text");
    assertThat(
            EveryChunking.rows(
                explode,
                steps(
                    "[{\"lower\":0,\"upper\":[10],\"count\":5},{\"count\":6.0}]",
                    "[null,{\"count\":1,\"count\":7}]")))
        .isEqualTo(
            List.of(
                row(0L, 0.0, 5L, "run_0"),
                row(0L, null, 6L, "run_0"),
                row(1L, null, null, "run_1"),
                row(1L, null, 7L, "run_1")));
  }

  @Test
  void objectsOfObjectsHaveKeysAndFields() {
    Explode explode =
        Explode.objects("counts", "type").withIndex("i").withFields(Map.of("n", LONG));
    assertThat(EveryChunking.rows(explode, steps("{\"a\": {\"n\": 1}, \"b\": {}}")))
        .isEqualTo(List.of(row(0L, "a", 0L, 1L, "run_0"), row(0L, "b", 1L, null, "run_0")));
  }

  @Test
  void elementsAreTurnedIntoTheTypeAsCastDoes() {
    assertThat(elements(LONG, "[1, 2.0, true, \"3\", null]")).containsExactly(1L, 2L, 1L, 3L, null);
    assertThat(elements(DOUBLE, "[1, 0.5, 123456789012345678901, NaN, \"-Infinity\", \"1e3\"]"))
        .containsExactly(
            1.0, 0.5, 123456789012345678901.0, Double.NaN, Double.NEGATIVE_INFINITY, 1000.0);
    assertThat(elements(BOOLEAN, "[true, 0, \"false\"]")).containsExactly(true, false, false);
    assertThat(elements(TEXT, "[\"a\", 1.50, true, {\"b\": 2}, \"\"]"))
        .containsExactly("a", "1.50", "true", "{\"b\":2}", "");
    assertThat(elements(JSON, "[\"a\", 1.50, [ ]]")).containsExactly("\"a\"", "1.50", "[]");
    Explode fields =
        Explode.arrays("counts").withFields(new TreeMap<>(Map.of("x", DOUBLE, "y", JSON)));
    assertThat(EveryChunking.rows(fields, steps("[{\"x\": 123456789012345678901, \"y\": NaN}]")))
        .isEqualTo(List.of(row(0L, 123456789012345678901.0, "\"NaN\"", "run_0")));
  }

  @Test
  void whatIsNoSuchElementEndsTheRun() {
    Explode longs = Explode.arrays("counts").withValue("x", LONG);
    refuses(
        longs, "[1, \"abc\"]", ": element 1 should be long, was the text 'abc', in '[1, \"abc\"]'");
    refuses(longs, "[[1]]", ": element 0 should be long, was an array, in '[[1]]'");
    refuses(longs, "[1.5]", ": element 0 should be long, was the number '1.5', in '[1.5]'");
    refuses(
        longs.withValue("x", DOUBLE),
        "[1e999]",
        ": element 0 should be double, was the number '1e999', in '[1e999]'");
    refuses(
        Explode.objects("counts", "k").withValue("x", LONG),
        "{\"a b\": {}}",
        ": member 'a b' should be long, was an object, in '{\"a b\": {}}'");
    Explode fields = Explode.arrays("counts").withFields(Map.of("n", LONG));
    refuses(
        fields,
        "[{\"n\": \"\"}]",
        ": 'n' of element 0 should be long, was the text '', in '[{\"n\": \"\"}]'");
    refuses(fields, "[3]", ": element 0 should be an object, was the number '3', in '[3]'");
  }

  @Test
  void whatIsNoArrayOrObjectEndsTheRun() {
    Explode arrays = Explode.arrays("counts");
    refuses(
        arrays,
        "{\"a\": 1}",
        ": should be an array, was an object; to explode objects, give a key column, in '{\"a\":"
            + " 1}'");
    refuses(
        Explode.objects("counts", "k"),
        "[1]",
        ": should be an object, was an array; to explode arrays, give no key column, in '[1]'");
    refuses(arrays, "", ": should be JSON, was empty, in ''");
    refuses(arrays, "[1] [2]", ": should be one JSON value, was more than one, in '[1] [2]'");
    refuses(arrays, "[1, ", ": isn't JSON: it ends in the middle of a value, in '[1, '");
    assertThatThrownBy(() -> arrays.process(steps("[" + "7".repeat(100) + "x")))
        .hasMessageContaining("in '[" + "7".repeat(59) + "…'");
  }

  @Test
  void rowsOfWhichNothingIsMadeCountAsDroppedBesideThoseOthersDrop() {
    Map<String, Long> counts = new HashMap<>();
    DropMissing.in("counts")
        .andThen(Explode.arrays("counts"))
        .process(
            steps("[1,2,3]", "[]", null, "[4]", "null"),
            (name, count) -> counts.merge(name, count, Long::sum));
    assertThat(counts).containsExactly(Map.entry(Process.DROPPED, 3L));
  }

  @Test
  void textColumnsAreExplodedToo() {
    Schema schema = Schema.of(new Field("x", TEXT));
    assertThat(Rows.of(Explode.arrays("x").process(Rows.chunk(schema, row("[1,2]")))))
        .isEqualTo(List.of(row("1"), row("2")));
  }

  @Test
  void constantColumnsStayConstant() {
    Chunk chunk =
        Chunk.of(
            Schema.of(new Field("x", TEXT), new Field("db_path", TEXT)),
            List.of(TextColumn.constant("[1,2]", 3), TextColumn.constant("run.db", 3)),
            Origin.of("test"),
            3);
    Chunk made = Explode.arrays("x").process(chunk.slice(1, 2));
    assertThat(made.rowCount()).isEqualTo(4);
    assertThat(made.column(1).isConstant()).isTrue();
  }

  @Test
  void allProblemsAreReportedBeforeDataIsRead() {
    Explode explode = Explode.objects("cuonts", "run").withIndex("i").withValue("i", LONG);
    assertThatThrownBy(() -> Process.schemaOf(explode, STEPS))
        .hasMessage("no column 'cuonts'; did you mean 'counts'? Columns: step, counts, run")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "two columns of the result would be named 'run'",
                        "two columns of the result would be named 'i'"));
    assertThatThrownBy(() -> Process.schemaOf(Explode.arrays("step"), STEPS))
        .isInstanceOf(RequestException.class)
        .hasMessage("column 'step' should be json or text to be exploded, was long");
    assertThatThrownBy(() -> Explode.arrays("x").withFields(Map.of()))
        .hasMessage("'fields' should name at least one field, was empty");
  }

  @Test
  void moreRowsThanMemoryShouldHoldAreRefused() {
    int rows = 1000;
    Chunk chunk =
        Chunk.of(
            Schema.of(new Field("x", TEXT), new Field("a", LONG), new Field("b", DOUBLE)),
            List.of(
                TextColumn.constant("[" + "0,".repeat(19_999) + "0]", rows),
                LongColumn.of(new long[rows]),
                DoubleColumn.of(new double[rows])),
            Origin.of("run.db"),
            rows);
    DataProcessor explode = Explode.arrays("x").withValue("x", LONG);
    assertThatThrownBy(() -> explode.process(chunk))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "run.db: column 'x' becomes more than 128 MB after 280 rows of a chunk; read with"
                + " chunk_size: 17");
    assertThat(explode.process(chunk.slice(0, 17)).byteSize()).isLessThan(16 << 20);
  }
}
