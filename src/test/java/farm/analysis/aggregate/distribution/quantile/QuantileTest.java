package farm.analysis.aggregate.distribution.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileTest {

  private static final double[] SHARES = {0, 0.001, 0.1, 0.25, 1 / 3.0, 0.5, 0.9, 0.999, 1};

  private final AggregationHarness median =
      new AggregationHarness(Median.of("value"), ColumnType.DOUBLE);

  private static AggregationHarness quantile(double q, int exactValues) {
    return new AggregationHarness(new Quantile("value", q, null, exactValues), ColumnType.DOUBLE);
  }

  /** The definition of a quantile, computed in exact decimals. */
  private static double textbook(double q, List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    double place = q * (values.size() - 1);
    BigDecimal low = new BigDecimal(sorted.get((int) Math.floor(place)));
    BigDecimal high = new BigDecimal(sorted.get((int) Math.ceil(place)));
    BigDecimal fraction = new BigDecimal(place).subtract(new BigDecimal(Math.floor(place)));
    return low.add(high.subtract(low).multiply(fraction)).doubleValue();
  }

  private static double size(List<Double> values) {
    return values.stream().mapToDouble(Math::abs).max().orElseThrow();
  }

  @Test
  void isBetweenItsNeighbours() {
    assertThat(quantile(0.25, 10).result(4.0, 1.0, null, 3.0, 2.0)).isEqualTo(1.75);
    assertThat(quantile(0, 10).result(4.0, 1.0, 3.0)).isEqualTo(1.0);
    assertThat(quantile(1, 10).result(4.0, 1.0, 3.0)).isEqualTo(4.0);
    assertThat(median.result(4.0, 1.0, 3.0)).isEqualTo(3.0);
    assertThat(median.result(4.0, 1.0)).isEqualTo(2.5);
  }

  @Test
  void isMissingOfNoValues() {
    assertThat(median.result()).isNull();
    assertThat(median.result(null, null)).isNull();
    assertThat(quantile(0.5, 0).result()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10})
  void ofOneValueIsThatValue(int exactValues) {
    for (double value : new double[] {0.1, -7, 0, Double.MIN_VALUE, Double.POSITIVE_INFINITY}) {
      assertThat(quantile(0.3, exactValues).result(value)).isEqualTo(value);
    }
  }

  @Test
  void integersAndTruthValuesAreNumbers() {
    AggregationHarness longs = new AggregationHarness(Median.of("value"), ColumnType.LONG);
    AggregationHarness booleans = new AggregationHarness(Median.of("value"), ColumnType.BOOLEAN);

    assertThat(longs.result(1L, 2L, null)).isEqualTo(1.5);
    assertThat(longs.result(Long.MAX_VALUE, Long.MAX_VALUE - 1)).isEqualTo(0x1p63);
    assertThat(longs.result((1L << 53) + 1)).isEqualTo(0x1p53);
    assertThat(booleans.result(true, false, true)).isEqualTo(1.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void nanShowsAlsoInASketch(int exactValues) {
    double otherNan = Double.longBitsToDouble(0xfff8000000000001L);
    assertThat(quantile(0, exactValues).result(1.0, Double.NaN)).isEqualTo(Double.NaN);
    assertThat(quantile(0.5, exactValues).result(otherNan, 1.0, Double.NaN, 2.0, 3.0))
        .isEqualTo(Double.NaN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void infinitiesAreTheLeastAndTheGreatest(int exactValues) {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(quantile(0.25, exactValues).result(-infinity, -infinity, infinity))
        .isEqualTo(-infinity);
    assertThat(quantile(0.25, exactValues).result(-infinity, 1.0)).isEqualTo(-infinity);
    assertThat(quantile(0.25, exactValues).result(1.0, infinity)).isEqualTo(infinity);
    assertThat(quantile(0.25, exactValues).result(-infinity, infinity)).isEqualTo(Double.NaN);
    assertThat(quantile(1, exactValues).result(-infinity, 0.0, infinity)).isEqualTo(infinity);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void zeroHasABinAndNoSign(int exactValues) {
    assertThat(quantile(0.5, exactValues).result(-0.0, -1.0, 0.0, 1.0, 0.0)).isEqualTo(0.0);
    assertThat(quantile(0.5, exactValues).result(0.0, 0.0, 0.0, -1.0)).isEqualTo(0.0);
  }

  @Test
  void isNotBeyondTheLargestNumber() {
    double largest = Double.MAX_VALUE;
    assertThat(median.result(-largest, largest)).isEqualTo(0.0);
    assertThat(median.result(largest, largest)).isEqualTo(largest);
    assertThat(quantile(0.5, 0).result(largest, largest, largest)).isEqualTo(largest);
    assertThat(quantile(0.4, 0).result(0.0, largest, largest))
        .isNotEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void agreesWithTheTextbook() {
    qt().withFixedSeed(21)
        .withExamples(500)
        .forAll(DoubleGenerator.finite())
        .assuming(values -> !values.isEmpty() && values.stream().allMatch(Double::isFinite))
        .checkAssert(
            values -> {
              double q = SHARES[values.size() % SHARES.length];
              assertThat((Double) quantile(q, 50).result(values))
                  .isCloseTo(textbook(q, values), within(2 * Math.ulp(size(values))));
            });
  }

  @Test
  void sketchesOfAnyValuesAreTheSameInAnyOrder() {
    int[] sketched = {0};
    qt().withFixedSeed(22)
        .withExamples(500)
        .forAll(DoubleGenerator.any())
        .assuming(values -> !values.isEmpty())
        .checkAssert(
            values -> {
              double q = SHARES[values.size() % SHARES.length];
              Double result = (Double) quantile(q, 4).result(values);
              if (values.stream().allMatch(Double::isFinite)) {
                sketched[0] += values.size() > 4 ? 1 : 0;
                assertThat(result)
                    .isCloseTo(textbook(q, values), within(0.0101 * size(values) + 1e-320));
              }
            });
    assertThat(sketched[0]).isGreaterThan(80);
  }

  @Test
  void theNumberOfValuesAloneDecidesOnASketch() {
    List<Double> values = Collections.nCopies(100, 3.0);
    List<Double> more = Stream.concat(values.stream(), Stream.of(1.0, 5.0)).toList();

    assertThat(quantile(0.99, 102).result(more)).isEqualTo(textbook(0.99, more));
    assertThat(quantile(0.99, 103).result(more)).isEqualTo(textbook(0.99, more));
    assertThat(quantile(0.5, 101).result(more)).isNotEqualTo(3.0);
    assertThat((Double) quantile(0.5, 101).result(more)).isCloseTo(3, within(0.03));
    assertThat(quantile(0.5, 100).result(values)).isEqualTo(3.0);
  }

  /** Shapes of values: even, with long tails, of both signs, in steps. */
  enum Shape {
    EVEN(Random::nextDouble),
    LOGNORMAL(random -> Math.exp(3 * random.nextGaussian())),
    PARETO(random -> Math.pow(1 - random.nextDouble(), -2)),
    NORMAL(random -> 100 * random.nextGaussian()),
    STEPS(random -> random.nextInt(10) - 3),
    ANY_SIZE(random -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(2000) - 1000));

    private final ToDoubleFunction<Random> value;

    Shape(ToDoubleFunction<Random> value) {
      this.value = value;
    }
  }

  @ParameterizedTest
  @EnumSource
  void estimatesAreWithinTheErrorOfBothNeighbours(Shape shape) {
    Random random = new Random(7);
    List<Double> values =
        Stream.generate(() -> shape.value.applyAsDouble(random)).limit(5_000).toList();
    List<Double> sorted = values.stream().sorted().toList();
    for (double q : SHARES) {
      int low = (int) (q * 4_999);
      double neighbours =
          Math.max(Math.abs(sorted.get(low)), Math.abs(sorted.get(Math.min(4_999, low + 1))));
      Double estimate = (Double) quantile(q, 1_000).result(values);
      assertThat(estimate)
          .describedAs("%s of %s", q, shape)
          .isCloseTo(textbook(q, values), within(0.01000001 * neighbours));
    }
  }

  @Test
  void smallerErrorsCanBeAskedFor() {
    List<Long> values = LongStream.range(0, 20_001).boxed().toList();
    Double estimate =
        (Double)
            new AggregationHarness(new Median("value", 0.001, 100), ColumnType.LONG).result(values);

    assertThat(Objects.requireNonNull(estimate)).isCloseTo(10_000, within(10.0));
    assertThat(new Median("value", 0.001, 100).errorOfEstimates())
        .isEqualTo("relative error 0.1 %");
    assertThat(Median.of("value").errorOfEstimates()).isEqualTo("relative error 1 %");
    assertThat(Quantile.of("value", 0.1).errorOfEstimates()).isEqualTo("relative error 1 %");
  }

  @Test
  void textHasNoQuantiles() {
    Field text = new Field("type", ColumnType.TEXT);
    assertThatThrownBy(() -> Quantile.of("type", 0.1).resultType(text))
        .isInstanceOf(RequestException.class)
        .hasMessage("quantile needs numbers: column 'type' is text");
    assertThatThrownBy(() -> Median.of("type").resultType(text))
        .isInstanceOf(RequestException.class)
        .hasMessage("median needs numbers: column 'type' is text");
  }

  @Test
  void optionsHaveRanges() {
    assertThatThrownBy(() -> Quantile.of("a", 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'q' should be from 0 to 1, was 1.5");
    assertThatThrownBy(() -> Quantile.of("a", Double.NaN))
        .hasMessage("'q' should be from 0 to 1, was NaN");
    assertThatThrownBy(() -> new Median("a", 0.0, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'relative_error' should be from 0.0001 to 0.5, was 0.0");
    assertThatThrownBy(() -> new Quantile("a", 0.5, null, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'exact_values' should be from 0 to 10000000, was -1");
  }
}
