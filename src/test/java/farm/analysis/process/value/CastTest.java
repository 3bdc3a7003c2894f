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
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.DataException;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.EveryChunking;
import farm.analysis.process.Process;
import farm.analysis.process.value.Cast.Errors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CastTest {

  /** The values after the cast. Checks that a missing value after them stays missing. */
  private static List<@Nullable Object> cast(ColumnType from, ColumnType to, Object... values) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(row(value));
    }
    rows.add(row((Object) null));
    Chunk chunk = Rows.chunk(Schema.of(new Field("x", from)), rows);
    List<@Nullable Object> made = new ArrayList<>();
    EveryChunking.rows(Cast.to(Map.of("x", to)), chunk).forEach(row -> made.add(row.get(0)));
    assertThat(made.remove(made.size() - 1)).isNull();
    return made;
  }

  private static void refuses(ColumnType from, ColumnType to, Object... values) {
    for (Object value : values) {
      assertThatThrownBy(() -> cast(from, to, value))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "agents.csv, chunk that starts at 1000: column 'x' should convert to %s, was '%s';"
                  + " with errors: missing, it becomes missing",
              to.word(), value);
    }
  }

  @Test
  void toLong() {
    assertThat(cast(DOUBLE, LONG, 3.0, -0.0, -0x1p63)).containsExactly(3L, 0L, Long.MIN_VALUE);
    refuses(DOUBLE, LONG, 0.5, 0x1p63, Double.NaN, Double.POSITIVE_INFINITY, -1e300);
    assertThat(cast(BOOLEAN, LONG, true, false)).containsExactly(1L, 0L);
    assertThat(cast(TEXT, LONG, "12", " 007 ", "+5", "-9223372036854775808"))
        .containsExactly(12L, 7L, 5L, Long.MIN_VALUE);
    refuses(TEXT, LONG, "", "1.0", "1e3", "9223372036854775808", "0x10", "n/a", "1 2", "٣");
    assertThat(cast(JSON, LONG, "12", " null ", "12")).containsExactly(12L, null, 12L);
    refuses(JSON, LONG, "{}", "[1]");
  }

  @Test
  void toDouble() {
    assertThat(cast(LONG, DOUBLE, 3L, (1L << 53) + 1)).containsExactly(3.0, 0x1p53);
    assertThat(cast(BOOLEAN, DOUBLE, true, false)).containsExactly(1.0, 0.0);
    assertThat(cast(TEXT, DOUBLE, "1.5", ".5", "5.", "-1E-3", " 2 ", "12345678901234567890"))
        .containsExactly(1.5, 0.5, 5.0, -0.001, 2.0, 1.2345678901234567e19);
    assertThat(cast(TEXT, DOUBLE, "NaN", "inf", "-Infinity", "-0"))
        .containsExactly(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0);
    refuses(TEXT, DOUBLE, "", ".", "1.5d", "1f", "0x1p3", "1e999", "1,5", "e3", "-nan", "١");
  }

  @Test
  void toBoolean() {
    assertThat(cast(LONG, BOOLEAN, 1L, 0L)).containsExactly(true, false);
    refuses(LONG, BOOLEAN, 2L, -1L);
    assertThat(cast(DOUBLE, BOOLEAN, 1.0, -0.0)).containsExactly(true, false);
    refuses(DOUBLE, BOOLEAN, 0.5, Double.NaN);
    assertThat(cast(TEXT, BOOLEAN, "true", "FALSE", "1", " 0 "))
        .containsExactly(true, false, true, false);
    refuses(TEXT, BOOLEAN, "yes", "", "2");
  }

  @Test
  void toText() {
    assertThat(cast(LONG, TEXT, Long.MIN_VALUE, 7L)).containsExactly("-9223372036854775808", "7");
    assertThat(cast(DOUBLE, TEXT, 0.1, 1e21, -0.0, 2e-3, Double.NaN, Double.NEGATIVE_INFINITY))
        .containsExactly("0.1", "1.0E21", "-0.0", "0.002", "NaN", "-Infinity");
    assertThat(cast(BOOLEAN, TEXT, true, false)).containsExactly("true", "false");
    assertThat(cast(JSON, TEXT, "{\"a\": 1}", "null")).containsExactly("{\"a\": 1}", "null");
  }

  @Test
  void toJson() {
    assertThat(cast(LONG, JSON, 7L)).containsExactly("7");
    assertThat(cast(DOUBLE, JSON, 0.5, Double.NaN)).containsExactly("0.5", "\"NaN\"");
    assertThat(cast(BOOLEAN, JSON, true)).containsExactly("true");
    assertThat(cast(TEXT, JSON, "{\"a\": [1]}", "\"b\"")).containsExactly("{\"a\": [1]}", "\"b\"");
    refuses(TEXT, JSON, "{", "", "1 2", "abc");
  }

  @Test
  void everyNumberComesBackFromText() {
    Object[] numbers = {1 / 3.0, Double.MIN_VALUE, Double.MAX_VALUE, 4.35, -0.0, Double.NaN};
    Object[] texts = cast(DOUBLE, TEXT, numbers).toArray();
    assertThat(cast(TEXT, DOUBLE, texts)).containsExactly(numbers);
  }

  @Test
  void valuesOfRowsThatWereDroppedDoNotCount() {
    Schema schema = Schema.of(new Field("x", TEXT));
    Chunk chunk = Rows.chunk(schema, row("n/a"), row("1"), row("n/a"), row("2"));
    Cast cast = Cast.to(Map.of("x", LONG));
    assertThat(Rows.of(cast.process(chunk.select(3, 1)))).isEqualTo(List.of(row(2L), row(1L)));
    assertThat(Rows.of(cast.process(chunk.slice(1, 1)))).isEqualTo(List.of(row(1L)));
    Chunk constant = Chunk.of(schema, List.of(TextColumn.constant("n/a", 2)), Origin.of("test"), 2);
    assertThat(cast.process(constant.slice(0, 0)).rowCount()).isZero();
  }

  @Test
  void whatCannotBeHeldCanBecomeMissingAndIsCounted() {
    Cast cast = Cast.to(Map.of("x", LONG)).withErrors(Errors.MISSING);
    Schema schema = Schema.of(new Field("x", TEXT));
    Chunk chunk = Rows.chunk(schema, row("n/a"), row("1"), row((String) null), row("n/a"));
    assertThat(EveryChunking.rows(cast, chunk))
        .isEqualTo(List.of(row((Long) null), row(1L), row((Long) null), row((Long) null)));
    assertThat(counted(cast, chunk)).containsExactly(Map.entry(Process.MADE_MISSING, 2L));
    assertThat(counted(cast, chunk.select(0, 0, 1)))
        .containsExactly(Map.entry(Process.MADE_MISSING, 2L));
    assertThat(counted(cast, chunk.slice(1, 2))).isEmpty();
    Chunk constant = Chunk.of(schema, List.of(TextColumn.constant("n/a", 9)), Origin.of("test"), 9);
    assertThat(counted(cast, constant.slice(2, 5)))
        .containsExactly(Map.entry(Process.MADE_MISSING, 5L));
    assertThat(counted(cast.withErrors(Errors.FAIL), constant.slice(0, 0))).isEmpty();
  }

  @Test
  void numbersThatCannotBeHeldCanBecomeMissingToo() {
    Cast cast = Cast.to(Map.of("x", LONG)).withErrors(Errors.MISSING);
    Chunk doubles = Rows.chunk(Schema.of(new Field("x", DOUBLE)), row(0.5), row(2.0));
    assertThat(EveryChunking.rows(cast, doubles)).isEqualTo(List.of(row((Long) null), row(2L)));
    assertThat(counted(cast, doubles)).containsExactly(Map.entry(Process.MADE_MISSING, 1L));
  }

  /** The counts of the processor when it stands between two others. */
  private static Map<String, Long> counted(DataProcessor processor, Chunk chunk) {
    DataProcessor same = unchanged -> unchanged;
    Map<String, Long> counts = new HashMap<>();
    same.andThen(processor)
        .andThen(same)
        .process(chunk, (name, count) -> counts.merge(name, count, Long::sum));
    return counts;
  }

  @Test
  void columnsKeepTheirPlacesAndOthersAreShared() {
    Schema schema = Schema.of(new Field("a", TEXT), new Field("b", LONG), new Field("c", LONG));
    Chunk chunk = Rows.chunk(schema, row("1", 2L, 3L), row("4", 5L, 6L)).slice(1, 1);
    Chunk made = Cast.to(Map.of("a", LONG, "b", LONG)).process(chunk);
    assertThat(made.schema()).hasToString("a long, b long, c long");
    assertThat(Rows.of(made)).isEqualTo(List.of(row(4L, 5L, 6L)));
    assertThat(made.column(1)).isSameAs(chunk.column(1));
    assertThat(made.column(2)).isSameAs(chunk.column(2));
  }

  @Test
  void aConstantColumnStaysConstant() {
    Chunk chunk =
        Chunk.of(
            Schema.of(new Field("x", TEXT)),
            List.of(TextColumn.constant("5", 1000)),
            Origin.of("test"),
            1000);
    Chunk made = Cast.to(Map.of("x", DOUBLE)).process(chunk.slice(10, 900));
    assertThat(made.column(0).isConstant()).isTrue();
    assertThat(made.value(899, 0)).isEqualTo(5.0);
  }

  @Test
  void unknownColumnsAreReported() {
    assertThatThrownBy(
            () -> Process.schemaOf(Cast.to(Map.of("y", LONG)), Schema.of(new Field("x", TEXT))))
        .hasMessage("no column 'y'; columns: x");
  }
}
