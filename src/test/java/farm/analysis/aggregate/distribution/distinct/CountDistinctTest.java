package farm.analysis.aggregate.distribution.distinct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.chunk.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountDistinctTest {

  private static AggregationHarness counts(int exactValues, ColumnType type) {
    return new AggregationHarness(new CountDistinct("value", exactValues), type);
  }

  private static List<Object> values(ColumnType type, int distinct) {
    return IntStream.range(0, distinct)
        .<Object>mapToObj(
            i ->
                switch (type) {
                  case LONG -> (long) i - 3;
                  case DOUBLE -> i / 8.0 - 1;
                  case BOOLEAN -> i % 2 == 0;
                  case TEXT, JSON -> "agent " + i;
                })
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void isZeroOfNoValues(ColumnType type) {
    assertThat(counts(10, type).result()).isEqualTo(0L);
    assertThat(counts(10, type).result(null, null)).isEqualTo(0L);
  }

  @ParameterizedTest
  @EnumSource
  void repeatedValuesCountOnce(ColumnType type) {
    List<Object> values = new ArrayList<>(values(type, 2));
    assertThat(counts(10, type).result(values.subList(0, 1))).isEqualTo(1L);
    values.addAll(values(type, 2));
    assertThat(counts(10, type).result(values)).isEqualTo(2L);
    assertThat(counts(2, type).result(values)).isEqualTo(2L);
  }

  @Test
  void nanIsOneValueAndZeroHasNoSign() {
    double otherNan = Double.longBitsToDouble(0xfff8000000000001L);
    AggregationHarness doubles = counts(10, ColumnType.DOUBLE);

    assertThat(doubles.result(Double.NaN, otherNan)).isEqualTo(1L);
    assertThat(doubles.result(0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE)).isEqualTo(3L);
    assertThat(doubles.result(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)).isEqualTo(2L);
  }

  @Test
  void hugeIntegersAreToldApart() {
    assertThat(
            counts(10, ColumnType.LONG)
                .result(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, 0L, -1L))
        .isEqualTo(5L);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColumnType.class,
      names = {"LONG", "DOUBLE", "TEXT", "JSON"})
  void isExactUpToTheLimitAndNearBeyond(ColumnType type) {
    for (int distinct : new int[] {1, 7, 8, 9, 10, 16, 17, 33, 99, 100}) {
      List<Object> values = new ArrayList<>(values(type, distinct));
      values.addAll(values(type, distinct));
      assertThat(counts(100, type).result(values)).isEqualTo((long) distinct);
    }
    assertThat((Long) counts(100, type).result(values(type, 101))).isCloseTo(101, within(2L));
    assertThat((Long) counts(100, type).result(values(type, 102))).isBetween(101L, 104L);
  }

  @Test
  void agreesWithASetOfDoubles() {
    qt().withFixedSeed(31)
        .withExamples(500)
        .forAll(DoubleGenerator.any())
        .checkAssert(
            values -> {
              Set<Double> distinct = new HashSet<>();
              values.forEach(value -> distinct.add(value + 0.0));
              assertThat(counts(100, ColumnType.DOUBLE).result(values))
                  .isEqualTo((long) distinct.size());
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 1_000, 5_000, 20_000, 50_000})
  void estimatesAreWithinFourStandardErrors(int distinct) {
    Random random = new Random(distinct);
    List<Long> integers = random.longs(distinct).boxed().toList();
    List<Long> inSequence = LongStream.range(0, distinct).boxed().toList();
    List<String> texts = inSequence.stream().map(i -> "agent " + i).toList();
    List<Double> doubles = inSequence.stream().map(i -> i * 0.1).toList();
    long error = Math.round(4 * 0.006 * distinct);

    assertThat((Long) counts(100, ColumnType.LONG).result(integers))
        .isCloseTo(distinct, within(error));
    assertThat((Long) counts(100, ColumnType.LONG).result(inSequence))
        .isCloseTo(distinct, within(error));
    assertThat((Long) counts(100, ColumnType.TEXT).result(texts))
        .isCloseTo(distinct, within(error));
    assertThat((Long) counts(100, ColumnType.DOUBLE).result(doubles))
        .isCloseTo(distinct, within(error));
  }

  @Test
  void theStandardErrorIsAsStated() {
    Random random = new Random(5);
    int runs = 100;
    double squares = 0;
    for (int run = 0; run < runs; run++) {
      DistinctSketch sketch = new DistinctSketch();
      random.longs(200_000).forEach(sketch::add);
      double error = sketch.estimate() / 200_000 - 1;
      squares += error * error;
    }
    assertThat(Math.sqrt(squares / runs)).isBetween(0.0048, 0.0070);
    assertThat(CountDistinct.of("value").errorOfEstimates())
        .isEqualTo("relative standard error 0.6 %");
  }

  @Test
  void theLimitIsTenThousandUnlessGiven() {
    List<Long> values = LongStream.range(0, 10_000).boxed().toList();
    AggregationHarness counts = new AggregationHarness(CountDistinct.of("value"), ColumnType.LONG);
    assertThat(Objects.requireNonNull(counts.result(values))).isEqualTo(10_000L);
  }

  @Test
  void manyTextsAreExactInAnyOrderAndSplit() {
    List<Object> texts = new ArrayList<>(values(ColumnType.TEXT, 12_000));
    texts.addAll(texts.subList(0, 5_000));
    assertThat(counts(12_000, ColumnType.TEXT).result(texts)).isEqualTo(12_000L);
  }

  @Test
  void optionsHaveRanges() {
    assertThatThrownBy(() -> new CountDistinct("a", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'exact_values' should be from 1 to 10000000, was 0");
  }
}
