package farm.analysis.aggregate.distribution.frequency;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.chunk.ColumnType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopKTest {

  private static AggregationHarness top(int k, ColumnType type) {
    return new AggregationHarness(new TopK("value", k, 100), type);
  }

  @ParameterizedTest
  @EnumSource
  void isMissingOfNoValues(ColumnType type) {
    assertThat(top(3, type).result()).isNull();
    assertThat(top(3, type).result(null, null)).isNull();
  }

  @Test
  void mostFrequentFirstThenTheLeast() {
    assertThat(top(2, ColumnType.LONG).result(7L, 5L, null, 9L, 9L, 5L, -1L))
        .isEqualTo("[{\"value\":5,\"count\":2},{\"value\":9,\"count\":2}]");
    assertThat(top(9, ColumnType.LONG).result(Long.MAX_VALUE, Long.MIN_VALUE))
        .isEqualTo(
            "[{\"value\":-9223372036854775808,\"count\":1},"
                + "{\"value\":9223372036854775807,\"count\":1}]");
    assertThat(top(9, ColumnType.BOOLEAN).result(true, false))
        .isEqualTo("[{\"value\":false,\"count\":1},{\"value\":true,\"count\":1}]");
    assertThat(top(1, ColumnType.TEXT).result("\uD83D\uDE00", "\uE000"))
        .isEqualTo("[{\"value\":\"\uE000\",\"count\":1}]");
  }

  @Test
  void doublesThatAreNoNumbersInJsonAreStrings() {
    double otherNan = Double.longBitsToDouble(0xfff8000000000001L);
    assertThat(
            top(9, ColumnType.DOUBLE)
                .result(-0.0, 0.0, Double.NaN, otherNan, Double.NEGATIVE_INFINITY, 2e-3))
        .isEqualTo(
            "[{\"value\":0.0,\"count\":2},{\"value\":\"NaN\",\"count\":2},"
                + "{\"value\":\"-Infinity\",\"count\":1},{\"value\":0.002,\"count\":1}]");
  }

  @Test
  void textIsEscaped() {
    assertThat(top(1, ColumnType.TEXT).result("a \"b\"\n\\"))
        .isEqualTo("[{\"value\":\"a \\\"b\\\"\\n\\\\\",\"count\":1}]");
    assertThat(top(1, ColumnType.JSON).result("{\"a\":1}"))
        .isEqualTo("[{\"value\":\"{\\\"a\\\":1}\",\"count\":1}]");
  }

  @Test
  void agreesWithAMapOfCounts() {
    qt().withFixedSeed(41)
        .withExamples(500)
        .forAll(lists().of(integers().between(-20, 20)).ofSizeBetween(1, 60))
        .checkAssert(
            values -> {
              List<Long> longs = values.stream().map(value -> (long) (value * value / 7)).toList();
              List<String> texts = longs.stream().map(value -> "n" + (value + 10)).toList();
              assertThat(top(4, ColumnType.LONG).result(longs)).isEqualTo(textbook(longs, 4, ""));
              assertThat(top(4, ColumnType.TEXT).result(texts)).isEqualTo(textbook(texts, 4, "\""));
            });
  }

  private static <V extends Comparable<V>> String textbook(List<V> values, int k, String quote) {
    Map<V, Long> counts = values.stream().collect(groupingBy(value -> value, counting()));
    return counts.entrySet().stream()
        .sorted(
            (a, b) ->
                a.getValue().equals(b.getValue())
                    ? a.getKey().compareTo(b.getKey())
                    : Long.compare(b.getValue(), a.getValue()))
        .limit(k)
        .map(e -> "{\"value\":%s%s%1$s,\"count\":%s}".formatted(quote, e.getKey(), e.getValue()))
        .collect(joining(",", "[", "]"));
  }

  @Test
  void optionsHaveRanges() {
    assertThatThrownBy(() -> TopK.of("a", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'k' should be at least 1, was 0");
    assertThatThrownBy(() -> new TopK("a", 1, 10_000_001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'exact_values' should be from 1 to 10000000, was 10000001");
  }
}
