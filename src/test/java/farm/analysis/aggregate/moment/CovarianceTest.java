package farm.analysis.aggregate.moment;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.moment.Textbook.Pairs;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CovarianceTest {

  private final Covariance covariance = Covariance.of("energy", "age");
  private final AggregationHarness doubles =
      new AggregationHarness(covariance, ColumnType.DOUBLE, ColumnType.DOUBLE);
  private final AggregationHarness mixed =
      new AggregationHarness(covariance, ColumnType.LONG, ColumnType.BOOLEAN);
  private final AggregationHarness integers =
      new AggregationHarness(covariance, ColumnType.LONG, ColumnType.LONG);

  @Test
  void onlyRowsWithBothCount() {
    assertThat(
            doubles.results(
                List.of(
                    row(1.0, 2.0),
                    row(7.0, null),
                    row(null, Double.NaN),
                    row(2.0, 5.0),
                    row(3.0, 8.0))))
        .containsExactly(3.0);
    assertThat(mixed.results(List.of(row(1L, true), row(5L, false)))).containsExactly(-2.0);
  }

  @Test
  void needsTwoPairs() {
    assertThat(doubles.results(List.of())).containsOnlyNulls();
    assertThat(doubles.results(List.of(row(null, null), row(1.0, null)))).containsOnlyNulls();
    assertThat(doubles.results(List.of(row(1.0, 2.0), row(null, 2.0)))).containsOnlyNulls();
    assertThat(doubles.results(List.of(row(1.0, 2.0), row(1.0, 3.0)))).containsExactly(0.0);
  }

  @Test
  void nanAndInfinitiesGiveNan() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(doubles.results(List.of(row(0.0, infinity), row(0.0, 1.0))))
        .containsExactly(Double.NaN);
    assertThat(doubles.results(List.of(row(Double.NaN, 1.0), row(0.0, 0.0))))
        .containsExactly(Double.NaN);
    assertThat(doubles.results(List.of(row(infinity, infinity), row(infinity, infinity))))
        .containsExactly(Double.NaN);
  }

  @Test
  void doublesGiveTheNearest() {
    AtomicInteger finite = new AtomicInteger();
    qt().withFixedSeed(24)
        .withExamples(600)
        .forAll(Textbook.pairs())
        .assuming(pairs -> pairs.size() > 1)
        .checkAssert(
            pairs -> {
              finite.addAndGet(pairs.areFinite() ? 1 : 0);
              assertThat(doubles.results(pairs.rows())).containsExactly(textbook(pairs));
            });
    assertThat(finite.get()).isGreaterThan(60);
  }

  @Test
  void integersGiveTheNearest() {
    qt().withFixedSeed(25)
        .withExamples(500)
        .forAll(lists().of(longs().all()).ofSizeBetween(5, 8), lists().of(longs().all()).ofSize(5))
        .checkAssert(
            (x, y) -> {
              Pairs pairs = new Pairs(x.subList(0, 5), y);
              assertThat(integers.results(pairs.rows())).containsExactly(textbook(pairs));
            });
  }

  private static double textbook(Pairs pairs) {
    long count = pairs.size();
    return pairs.areFinite()
        ? Textbook.nearest(Textbook.spread(pairs.x(), pairs.y()), count * (count - 1))
        : Double.NaN;
  }

  @Test
  void bothMustBeNumbers() {
    Field energy = new Field("energy", ColumnType.DOUBLE);
    Field age = new Field("age", ColumnType.TEXT);
    assertThatThrownBy(() -> covariance.results("c", List.of(energy, age)))
        .isInstanceOf(RequestException.class)
        .hasMessage("covariance needs numbers: column 'age' is text");
    assertThatThrownBy(() -> covariance.results("c", List.of(age, energy)))
        .isInstanceOf(RequestException.class)
        .hasMessage("covariance needs numbers: column 'age' is text");
  }
}
