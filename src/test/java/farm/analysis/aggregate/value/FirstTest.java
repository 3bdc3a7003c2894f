package farm.analysis.aggregate.value;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link First} and {@link Last}. */
class FirstTest {

  private static AggregationHarness first(ColumnType type, ColumnType by) {
    return new AggregationHarness(First.of("value", "by"), type, by);
  }

  private static AggregationHarness last(ColumnType type, ColumnType by) {
    return new AggregationHarness(Last.of("value", "by"), type, by);
  }

  @Test
  void isTheValueInTheRowWithTheLeastOrGreatest() {
    List<List<@Nullable Object>> rows = List.of(row("b", 2L), row("c", 1L), row("a", 3L));
    assertThat(first(ColumnType.TEXT, ColumnType.LONG).results(rows)).containsExactly("c");
    assertThat(last(ColumnType.TEXT, ColumnType.LONG).results(rows)).containsExactly("a");
  }

  @Test
  void rowsInWhichOneIsMissingDontCount() {
    List<List<@Nullable Object>> rows =
        List.of(row(null, 1L), row(0.5, 2L), row(0.7, 3L), row(null, 4L), row(0.9, null));
    assertThat(first(ColumnType.DOUBLE, ColumnType.LONG).results(rows)).containsExactly(0.5);
    assertThat(last(ColumnType.DOUBLE, ColumnType.LONG).results(rows)).containsExactly(0.7);
  }

  static Stream<Arguments> types() {
    return Stream.of(ColumnType.values())
        .flatMap(type -> Stream.of(ColumnType.values()).map(by -> Arguments.of(type, by)));
  }

  @ParameterizedTest
  @MethodSource("types")
  void isMissingOfNoRowWithBoth(ColumnType type, ColumnType by) {
    assertThat(first(type, by).results(List.of())).containsOnlyNulls();
    assertThat(last(type, by).results(List.of())).containsOnlyNulls();
    assertThat(last(type, by).results(List.of(row(null, null)))).containsOnlyNulls();
  }

  @Test
  void theValueDecidesAmongEquals() {
    List<List<@Nullable Object>> rows = List.of(row(5L, "a"), row(3L, "a"), row(4L, "a"));
    assertThat(first(ColumnType.LONG, ColumnType.TEXT).results(rows)).containsExactly(3L);
    assertThat(last(ColumnType.LONG, ColumnType.TEXT).results(rows)).containsExactly(5L);
  }

  @Test
  void nanComesAfterAllNumbers() {
    double nan = Double.longBitsToDouble(0xfff8000000000123L);
    List<List<@Nullable Object>> rows =
        List.of(row(1L, nan), row(2L, 7.0), row(3L, Double.NaN), row(4L, Double.NEGATIVE_INFINITY));
    assertThat(first(ColumnType.LONG, ColumnType.DOUBLE).results(rows)).containsExactly(4L);
    assertThat(last(ColumnType.LONG, ColumnType.DOUBLE).results(rows)).containsExactly(3L);
    assertThat(
            last(ColumnType.DOUBLE, ColumnType.BOOLEAN)
                .results(List.of(row(nan, true), row(1.0, true), row(Double.NaN, true))))
        .containsExactly(Double.NaN);
  }

  @ParameterizedTest
  @MethodSource("types")
  void agreesWithSortingRows(ColumnType type, ColumnType by) {
    AggregationHarness first = first(type, by);
    AggregationHarness last = last(type, by);
    qt().withFixedSeed(31)
        .withExamples(40)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              List<List<@Nullable Object>> rows = rows(type, by, new Random(seed));
              List<List<Object>> sorted = sorted(rows);
              boolean none = sorted.isEmpty();
              Object least = none ? null : sorted.get(0).get(0);
              Object greatest = none ? null : sorted.get(sorted.size() - 1).get(0);
              assertThat(first.results(rows)).containsExactly(least);
              assertThat(last.results(rows)).containsExactly(greatest);
            });
  }

  private static List<List<@Nullable Object>> rows(ColumnType type, ColumnType by, Random random) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      rows.add(row(value(type, random), value(by, random)));
    }
    return rows;
  }

  private static @Nullable Object value(ColumnType type, Random random) {
    int number = random.nextInt(5) - 2;
    if (number == 2 && random.nextBoolean()) {
      return null;
    }
    return switch (type) {
      case LONG -> number == 1 ? (Object) Long.MAX_VALUE : (long) number;
      case DOUBLE ->
          number == 1 ? (Object) Double.NaN : Math.copySign((double) (number / 2), -number);
      case BOOLEAN -> number > 0;
      case TEXT, JSON -> List.of("", "a", "ab", "\uE000", "\uD83D\uDE00").get(number + 2);
    };
  }

  private static List<List<Object>> sorted(List<List<@Nullable Object>> rows) {
    List<List<Object>> sorted = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      Object value = row.get(0);
      Object by = row.get(1);
      if (value != null && by != null) {
        sorted.add(List.of(value, by));
      }
    }
    sorted.sort(
        Comparator.<List<Object>, Object>comparing(row -> row.get(1), FirstTest::compare)
            .thenComparing(row -> row.get(0), FirstTest::compare));
    return sorted;
  }

  private static int compare(Object one, Object other) {
    if (one instanceof String text) {
      return Arrays.compare(text.codePoints().toArray(), ((String) other).codePoints().toArray());
    }
    if (one instanceof Long number) {
      return number.compareTo((Long) other);
    }
    return one instanceof Double number
        ? number.compareTo((Double) other)
        : ((Boolean) one).compareTo((Boolean) other);
  }

  @Test
  void isOfTheTypeOfItsColumn() {
    Field name = new Field("name", ColumnType.JSON);
    Field step = new Field("step", ColumnType.LONG);
    assertThat(First.of("name", "step").results("origin", List.of(name, step)))
        .containsExactly(new Field("origin", ColumnType.JSON));
  }
}
