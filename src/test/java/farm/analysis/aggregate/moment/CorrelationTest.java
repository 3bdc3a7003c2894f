package farm.analysis.aggregate.moment;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.moment.Textbook.Pairs;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrelationTest {

  private final Correlation correlation = Correlation.of("energy", "age");
  private final AggregationHarness doubles =
      new AggregationHarness(correlation, ColumnType.DOUBLE, ColumnType.DOUBLE);
  private final AggregationHarness mixed =
      new AggregationHarness(correlation, ColumnType.LONG, ColumnType.BOOLEAN);

  @Test
  void valuesOnALineCorrelateFully() {
    assertThat(doubles.results(List.of(row(1.0, 3.0), row(2.0, 5.0), row(4.0, 9.0))))
        .containsExactly(1.0);
    assertThat(doubles.results(List.of(row(1e300, -1e-300), row(3e300, -4e-300))))
        .containsExactly(-1.0);
    assertThat(mixed.results(List.of(row(Long.MAX_VALUE, true), row(Long.MIN_VALUE, false))))
        .containsExactly(1.0);
  }

  @Test
  void onlyRowsWithBothCount() {
    assertThat(
            doubles.results(
                List.of(
                    row(1.0, 1.0), row(2.0, 0.0), row(9.0, null), row(null, 9.0), row(3.0, 1.0))))
        .containsExactly(0.0);
  }

  @Test
  void isMissingOfOnePairAndWhereAColumnIsConstant() {
    assertThat(doubles.results(List.of())).containsOnlyNulls();
    assertThat(doubles.results(List.of(row(null, null), row(1.0, null)))).containsOnlyNulls();
    assertThat(doubles.results(List.of(row(1.0, 2.0)))).containsOnlyNulls();
    assertThat(doubles.results(List.of(row(0.1, 2.0), row(0.1, 3.0), row(0.1, 5.0))))
        .containsOnlyNulls();
    assertThat(doubles.results(List.of(row(2.0, 1e300), row(3.0, 1e300)))).containsOnlyNulls();
  }

  @Test
  void nanAndInfinitiesGiveNan() {
    assertThat(doubles.results(List.of(row(Double.NaN, 1.0), row(0.0, 0.0))))
        .containsExactly(Double.NaN);
    assertThat(doubles.results(List.of(row(1.0, Double.NEGATIVE_INFINITY), row(0.0, 0.0))))
        .containsExactly(Double.NaN);
  }

  @Test
  void noiseOnALargeOffsetIsNotLost() {
    Random random = new Random(4);
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      x.add(1e9 + random.nextGaussian() * 1e-6);
      y.add(-1e9 - random.nextGaussian() * 1e-6 - (x.get(i) - 1e9) / 3);
    }
    Pairs pairs = new Pairs(x, y);
    assertThat(doubles.results(pairs.rows())).containsExactly(textbook(pairs));
  }

  @Test
  void isTheNearest() {
    AtomicInteger defined = new AtomicInteger();
    qt().withFixedSeed(26)
        .withExamples(600)
        .forAll(Textbook.pairs())
        .assuming(pairs -> pairs.size() > 1)
        .checkAssert(
            pairs -> {
              Double expected = textbook(pairs);
              boolean isNumber = expected != null && !expected.isNaN();
              defined.addAndGet(isNumber ? 1 : 0);
              assertThat(doubles.results(pairs.rows())).containsExactly(expected);
              assertThat(!isNumber || Math.abs(expected) <= 1).isTrue();
            });
    assertThat(defined.get()).isGreaterThan(60);
  }

  private static @Nullable Double textbook(Pairs pairs) {
    if (!pairs.areFinite()) {
      return Double.NaN;
    }
    BigDecimal covariance = Textbook.spread(pairs.x(), pairs.y());
    BigDecimal spreads =
        Textbook.spread(pairs.x(), pairs.x()).multiply(Textbook.spread(pairs.y(), pairs.y()));
    return spreads.signum() == 0
        ? null
        : covariance.signum() * Textbook.nearestRoot(covariance.pow(2), spreads) + 0.0;
  }

  @Test
  void textDoesNotCorrelate() {
    Field age = new Field("age", ColumnType.TEXT);
    assertThatThrownBy(() -> correlation.results("c", List.of(age, age)))
        .isInstanceOf(RequestException.class)
        .hasMessage("correlation needs numbers: column 'age' is text");
  }
}
