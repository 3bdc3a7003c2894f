package farm.analysis.process.value;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import farm.analysis.process.EveryChunking;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@link ListedValues} and {@link DistinctValues}. */
class ListedValuesTest {

  private static Chunk chunk(ColumnType type, @Nullable Object... values) {
    List<List<?>> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(row(value, (long) rows.size()));
    }
    return Rows.chunk(Schema.of(new Field("x", type), new Field("n", ColumnType.LONG)), rows);
  }

  @Test
  void listedValuesBecomeTextAndOthersMissing() {
    Chunk chunk = chunk(ColumnType.LONG, 1L, 2L, null, 1L, 30L);
    assertThat(EveryChunking.rows(ListedValues.of("x", List.of("30", " +1 ")), chunk))
        .containsExactly(row("1", 0L), row(null, 1L), row(null, 2L), row("1", 3L), row("30", 4L));
    assertThat(
            EveryChunking.rows(
                ListedValues.of("x", List.of("30", "1")).clearing(List.of("n")), chunk))
        .containsExactly(
            row("1", 0L), row(null, null), row(null, null), row("1", 3L), row("30", 4L));
    TreeMap<String, Long> counts = new TreeMap<>();
    ListedValues.of("x", List.of("2")).process(chunk, counts::put);
    assertThat(counts).containsExactly(java.util.Map.entry(Process.DROPPED, 4L));
  }

  @Test
  void allTypesHaveTexts() {
    assertThat(listed(ColumnType.DOUBLE, List.of("0", "1.50", "nan"), -0.0, 0.0, 1.5, Double.NaN))
        .containsExactly("0.0", "0.0", "1.5", "NaN");
    assertThat(listed(ColumnType.BOOLEAN, List.of("TRUE"), true, false))
        .containsExactly("true", null);
    assertThat(listed(ColumnType.TEXT, List.of("", "a b"), "", "a b", "a"))
        .containsExactly("", "a b", null);
  }

  private static List<@Nullable Object> listed(
      ColumnType type, List<String> values, Object... rows) {
    List<List<@Nullable Object>> made =
        EveryChunking.rows(ListedValues.of("x", values), chunk(type, rows));
    List<@Nullable Object> first = new ArrayList<>();
    made.forEach(row -> first.add(row.get(0)));
    return first;
  }

  @Test
  void wrongValuesAreRefusedTogether() {
    Schema schema = Schema.of(new Field("x", ColumnType.LONG));
    assertThatThrownBy(() -> ListedValues.of("x", List.of("1", "one", "01")).texts(schema))
        .isInstanceOf(RequestException.class)
        .hasMessage("a value of column 'x' should be long, was 'one'")
        .satisfies(
            problem ->
                assertThat(Arrays.stream(problem.getSuppressed()).map(Throwable::getMessage))
                    .containsExactly("'1' and '01' are the same value of column 'x'"));
  }

  @Test
  void distinctValuesAreInTheirOrder() {
    assertThat(distinct(ColumnType.LONG, 10L, 9L, null, -1L, 10L)).containsExactly("-1", "9", "10");
    assertThat(distinct(ColumnType.DOUBLE, Double.NaN, 0.0, -0.0, 1e300, -1.5))
        .containsExactly("-1.5", "0.0", "1.0E300", "NaN");
    assertThat(distinct(ColumnType.BOOLEAN, true, false)).containsExactly("false", "true");
    assertThat(distinct(ColumnType.TEXT, "b", "", "\uD83D\uDE00", "\uE000", "b"))
        .containsExactly("", "b", "\uE000", "\uD83D\uDE00");
  }

  private static List<String> distinct(ColumnType type, @Nullable Object... values) {
    DistinctValues distinct = new DistinctValues("x", 5);
    distinct.add(chunk(type, values));
    distinct.add(chunk(type));
    return distinct.texts();
  }
}
