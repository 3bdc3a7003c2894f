package farm.analysis.aggregate.distribution.frequency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.chunk.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModeTest {

  private static @Nullable Object mode(ColumnType type, @Nullable Object... values) {
    return new AggregationHarness(Mode.of("value"), type).result(values);
  }

  @Test
  void isTheMostFrequentValueOfAnyType() {
    assertThat(mode(ColumnType.TEXT, "move", "eat", null, null, null, "eat")).isEqualTo("eat");
    assertThat(mode(ColumnType.LONG, 3L, 5L, 5L, 3L, 5L)).isEqualTo(5L);
    assertThat(mode(ColumnType.DOUBLE, 0.5, 0.25, 0.5)).isEqualTo(0.5);
    assertThat(mode(ColumnType.BOOLEAN, true, false, true)).isEqualTo(true);
    assertThat(mode(ColumnType.JSON, "[1]", "[2]", "[2]")).isEqualTo("[2]");
  }

  @Test
  void ofEquallyFrequentValuesIsTheLeast() {
    assertThat(mode(ColumnType.TEXT, "b", "a", "c")).isEqualTo("a");
    assertThat(mode(ColumnType.LONG, 7L, -3L, -3L, 7L, 8L)).isEqualTo(-3L);
    assertThat(mode(ColumnType.DOUBLE, Double.NaN, 2.0)).isEqualTo(2.0);
    assertThat(mode(ColumnType.BOOLEAN, true, false)).isEqualTo(false);
  }

  @Test
  void isMissingOfNoValues() {
    assertThat(mode(ColumnType.TEXT)).isNull();
    assertThat(mode(ColumnType.DOUBLE, null, null)).isNull();
  }

  @Test
  void zerosAreEqualAndSoAreNans() {
    double otherNan = Double.longBitsToDouble(0xfff8000000000001L);
    assertThat(mode(ColumnType.DOUBLE, -0.0, 0.0, 1.0)).isEqualTo(0.0);
    assertThat(mode(ColumnType.DOUBLE, otherNan, Double.NaN, 1.0)).isEqualTo(Double.NaN);
  }

  @Test
  void agreesWithASortedCount() {
    Random random = new Random(39);
    for (int example = 0; example < 200; example++) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(60); i++) {
        values.add((long) random.nextInt(8) - 4);
      }
      Map<Object, Long> counts =
          values.stream()
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      Object expected =
          counts.entrySet().stream()
              .min(
                  Comparator.<Map.Entry<Object, Long>>comparingLong(e -> -e.getValue())
                      .thenComparingLong(e -> (Long) e.getKey()))
              .orElseThrow()
              .getKey();
      assertThat(mode(ColumnType.LONG, values.toArray())).isEqualTo(expected);
    }
  }

  @Test
  void tooManyDistinctValuesAreAnError() {
    AggregationHarness mode = new AggregationHarness(new Mode("value", 20), ColumnType.LONG);
    assertThat(mode.result(LongStream.range(0, 20).boxed().toList())).isEqualTo(0L);
    assertThatThrownBy(() -> mode.result(LongStream.range(0, 21).boxed().toList()))
        .isInstanceOf(GroupOverflowException.class)
        .hasMessage("has more than 20 distinct values; give a larger 'max_values', or use 'top_k'");
  }

  @Test
  void theLimitHasARange() {
    assertThatThrownBy(() -> new Mode("a", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'max_values' should be from 1 to 10000000, was 0");
  }
}
