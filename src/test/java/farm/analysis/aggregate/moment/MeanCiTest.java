package farm.analysis.aggregate.moment;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeanCiTest {

  /** Differences of the heights of Darwin's plants, in eighths of an inch (Fisher 1935, §17). */
  private static final long[] DARWIN = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};

  private final AggregationHarness doubles =
      new AggregationHarness(MeanCi.of("value"), ColumnType.DOUBLE);

  private static List<List<Object>> rows(Stream<? extends Object> values) {
    return values.map(value -> row(value)).toList();
  }

  private static void assertInterval(
      List<@Nullable Object> actual, double mean, double low, double high) {
    assertThat(actual).hasSize(3);
    assertThat((Double) actual.get(0)).isCloseTo(mean, within(Math.ulp(mean)));
    double error = 1e-12 * (high - low) + Math.ulp(mean);
    assertThat((Double) actual.get(1)).isCloseTo(low, within(error));
    assertThat((Double) actual.get(2)).isCloseTo(high, within(error));
  }

  @Test
  void agreesWithSciPyAndR() {
    // scipy.stats.ttest_1samp(darwin, 0).confidence_interval(level), SciPy 1.17.1
    List<List<Object>> darwin = rows(LongStream.of(DARWIN).boxed());
    assertInterval(
        new AggregationHarness(MeanCi.of("value"), ColumnType.LONG).results(darwin),
        20.933333333333334,
        0.031193318392979563,
        41.83547334827369);
    assertInterval(
        new AggregationHarness(new MeanCi("value", 0.99), ColumnType.LONG).results(darwin),
        20.933333333333334,
        -8.077655958419331,
        49.944322625086);
    // R: with(sleep, t.test(extra[group == 1])) prints 0.75 and -0.5297804 2.0297804
    assertInterval(
        doubles.results(rows(Stream.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0))),
        0.75,
        -0.5297804135262321,
        2.029780413526232);
  }

  @Test
  void boundsNeedTwoValuesAndTheMeanOne() {
    assertThat(doubles.results(List.of())).containsExactly(null, null, null);
    assertThat(doubles.results(rows(Stream.of(3.0)))).containsExactly(3.0, null, null);
    assertThat(doubles.results(List.of(row(3.0), row((Object) null))))
        .containsExactly(3.0, null, null);
    assertThat(doubles.results(rows(Stream.of(Double.NaN))))
        .containsExactly(Double.NaN, null, null);
    assertThat(doubles.results(rows(Stream.of(0.1, 0.1)))).containsExactly(0.1, 0.1, 0.1);
  }

  @Test
  void nanAndInfinitiesGiveNan() {
    assertThat(doubles.results(rows(Stream.of(1.0, Double.NaN))))
        .containsExactly(Double.NaN, Double.NaN, Double.NaN);
    assertThat(doubles.results(rows(Stream.of(1.0, Double.NEGATIVE_INFINITY))))
        .containsExactly(Double.NaN, Double.NaN, Double.NaN);
  }

  @Test
  void theMeanIsTheNearestAndInTheMiddle() {
    qt().withFixedSeed(32)
        .withExamples(500)
        .forAll(DoubleGenerator.finite())
        .assuming(values -> values.size() > 1)
        .checkAssert(
            values -> {
              List<@Nullable Object> results = doubles.results(rows(values.stream()));
              double mean =
                  Textbook.nearest(DoubleGenerator.exactSum(values), (long) values.size());
              assertThat((Double) results.get(0) + 0.0).isEqualTo(mean + 0.0); // no sign of a 0
              assertThat((Double) results.get(1)).isLessThanOrEqualTo(mean);
              assertThat((Double) results.get(2)).isGreaterThanOrEqualTo(mean);
            });
  }

  @Test
  void givesThreeColumns() {
    Field energy = new Field("energy", ColumnType.LONG);
    assertThat(MeanCi.of("energy").results("growth", List.of(energy)))
        .containsExactly(
            new Field("growth", ColumnType.DOUBLE),
            new Field("growth_low", ColumnType.DOUBLE),
            new Field("growth_high", ColumnType.DOUBLE));
    assertThat(MeanCi.of("energy").interval()).isEqualTo("95 % confidence interval");
    assertThat(new MeanCi("energy", 0.999).interval()).isEqualTo("99.9 % confidence interval");
  }

  @Test
  void levelsAreAboveZeroAndBelowOne() {
    for (double level : new double[] {0, 1, 95, -0.5, Double.NaN}) {
      assertThatThrownBy(() -> new MeanCi("energy", level))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("'level' should be above 0 and below 1, such as 0.95, was " + level);
    }
  }

  @Test
  void textHasNoMean() {
    Field type = new Field("type", ColumnType.TEXT);
    assertThatThrownBy(() -> MeanCi.of("type").results("x", List.of(type)))
        .isInstanceOf(RequestException.class)
        .hasMessage("mean_ci needs numbers: column 'type' is text");
  }
}
