package farm.analysis.inspect.column;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.chunk.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The harness also shuffles and splits the values, which must give the same bits. */
class FrequentValuesTest {

  /** The number of different values, the listed values, their counts; without missing results. */
  private static List<Object> results(ColumnType type, List<? extends @Nullable Object> values) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    values.forEach(value -> rows.add(Collections.singletonList(value)));
    List<Object> present = new ArrayList<>();
    for (Object result : new AggregationHarness(new FrequentValues("v"), type).results(rows)) {
      if (result != null) {
        present.add(result);
      }
    }
    return present;
  }

  private static List<Object> results(ColumnType type, @Nullable Object... values) {
    return results(type, Arrays.asList(values));
  }

  @Test
  void theMostFrequentComeFirstAndTheLeastOfEquallyFrequentOnes() {
    assertThat(results(ColumnType.TEXT, "b", "c", "a", "c", null, "b", "d", "e", "f"))
        .containsExactly(6L, "b", "c", "a", "d", "e", 2L, 2L, 1L, 1L, 1L);
    assertThat(results(ColumnType.LONG, 10L, 9L, 9L, 2L))
        .containsExactly(3L, "9", "2", "10", 2L, 1L, 1L);
    assertThat(results(ColumnType.BOOLEAN, true, false, true))
        .containsExactly(2L, "true", "false", 2L, 1L);
  }

  @Test
  void equalDoublesAreOneValue() {
    assertThat(results(ColumnType.DOUBLE, 0.1, -0.0, 0.0, Double.NaN, -Double.NaN))
        .containsExactly(3L, "0.0", "NaN", "0.1", 2L, 2L, 1L);
  }

  @Test
  void noValuesAreNoDifferentOnes() {
    assertThat(results(ColumnType.TEXT)).containsExactly(0L);
    assertThat(results(ColumnType.LONG, null, null)).containsExactly(0L);
  }

  @Test
  void aThousandDifferentValuesAreCountedAndNoMore() {
    List<Long> values = new ArrayList<>(IntStream.range(0, 1000).mapToObj(i -> (long) i).toList());
    values.add(77L);
    assertThat(results(ColumnType.LONG, values))
        .containsExactly(1000L, "77", "0", "1", "2", "3", 2L, 1L, 1L, 1L, 1L);
    values.add(1000L);
    assertThat(results(ColumnType.LONG, values)).isEmpty();
  }

  @Test
  void longTextsAreNotKept() {
    String half = "x".repeat(130_000);
    assertThat(results(ColumnType.TEXT, half, half)).containsExactly(1L, half, 2L);
    assertThat(results(ColumnType.TEXT, half, half + "y")).isEmpty();
  }
}
