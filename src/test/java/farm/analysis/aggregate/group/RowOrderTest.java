package farm.analysis.aggregate.group;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowOrderTest {

  @Test
  void missingComesBeforeAllIntegers() {
    assertThat(sorted(ColumnType.LONG, 2L, Long.MAX_VALUE, null, -1L, Long.MIN_VALUE))
        .containsExactly(null, Long.MIN_VALUE, -1L, 2L, Long.MAX_VALUE);
  }

  @Test
  void nanComesAfterAllDoubles() {
    assertThat(sorted(ColumnType.DOUBLE, Double.NaN, 1.5, null, Double.POSITIVE_INFINITY, -2.0))
        .containsExactly(null, -2.0, 1.5, Double.POSITIVE_INFINITY, Double.NaN);
  }

  @Test
  void falseComesBeforeTrue() {
    assertThat(sorted(ColumnType.BOOLEAN, true, false, null)).containsExactly(null, false, true);
  }

  @Test
  void textGoesByCodePoints() {
    assertThat(sorted(ColumnType.TEXT, "\uD83D\uDE00", "a", "\uFFFF", null, "B", ""))
        .containsExactly(null, "", "B", "a", "\uFFFF", "\uD83D\uDE00");
    assertThat(sorted(ColumnType.JSON, "[2]", null, "[10]")).containsExactly(null, "[10]", "[2]");
  }

  @Test
  void laterColumnsDecideAmongEquals() {
    Schema schema =
        Schema.of(
            new Field("type", ColumnType.TEXT),
            new Field("step", ColumnType.LONG),
            new Field("energy", ColumnType.LONG));
    Chunk chunk =
        Rows.chunk(schema, row("b", 1L, 0L), row("a", 2L, 1L), row("a", 1L, 3L), row("a", 1L, 2L));

    assertThat(RowOrder.ofFirst(2).sorted(chunk)).containsExactly(2, 3, 1, 0);
    assertThat(RowOrder.ofFirst(3).sorted(chunk)).containsExactly(3, 2, 1, 0);
  }

  @Test
  void withoutColumnsRowsStayAsTheyAre() {
    Chunk chunk = chunk(ColumnType.LONG, 3L, 1L, 2L);

    assertThat(RowOrder.ofFirst(0).sorted(chunk)).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 100, 1000})
  void anyNumberOfRowsIsSortedStably(int count) {
    Random random = new Random(count);
    List<Long> values = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add((long) random.nextInt(20));
      expected.add(i);
    }
    expected.sort(Comparator.comparing(values::get));

    int[] order = RowOrder.ofFirst(1).sorted(chunk(ColumnType.LONG, values.toArray()));

    assertThat(Arrays.stream(order).boxed()).isEqualTo(expected);
  }

  @Test
  void comparesRowsOfSlices() {
    Chunk chunk = chunk(ColumnType.TEXT, "c", "a", "b");

    assertThat(RowOrder.ofFirst(1).compare(chunk.slice(2, 1), 0, chunk, 1)).isPositive();
    assertThat(RowOrder.ofFirst(1).compare(chunk.select(2), 0, chunk, 2)).isZero();
  }

  private static List<@Nullable Object> sorted(ColumnType type, @Nullable Object... values) {
    Chunk chunk = chunk(type, values);
    return Rows.of(chunk.select(RowOrder.ofFirst(1).sorted(chunk))).stream()
        .<Object>map(row -> row.get(0))
        .toList();
  }

  private static Chunk chunk(ColumnType type, @Nullable Object... values) {
    return Rows.chunk(
        Schema.of(new Field("key", type)), Arrays.stream(values).map(Rows::row).toList());
  }
}
