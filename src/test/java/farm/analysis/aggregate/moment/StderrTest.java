package farm.analysis.aggregate.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StderrTest {

  private final AggregationHarness doubles =
      new AggregationHarness(Stderr.of("value"), ColumnType.DOUBLE);
  private final AggregationHarness longs =
      new AggregationHarness(Stderr.of("value"), ColumnType.LONG);

  @Test
  void agreesWithSciPy() {
    // scipy.stats.sem(numpy.arange(20)), SciPy 1.17.1
    assertThat(longs.result(LongStream.range(0, 20).boxed().toList()))
        .isEqualTo(1.3228756555322954);
    assertThat(doubles.result(1.0, null, 3.0)).isEqualTo(1.0);
  }

  @Test
  void needsTwoValues() {
    assertThat(doubles.result()).isNull();
    assertThat(doubles.result(1.0, null)).isNull();
    assertThat(doubles.result(Double.NaN)).isNull();
    assertThat(doubles.result(0.1, 0.1, 0.1)).isEqualTo(0.0);
    assertThat(doubles.result(1.0, Double.POSITIVE_INFINITY)).isEqualTo(Double.NaN);
  }

  @Test
  void isTheNearest() {
    qt().withFixedSeed(31)
        .withExamples(500)
        .forAll(DoubleGenerator.any())
        .assuming(values -> values.size() > 1)
        .checkAssert(values -> assertThat(doubles.result(values)).isEqualTo(textbook(values)));
  }

  private static double textbook(List<Double> values) {
    long n = values.size();
    return Textbook.isFinite(values)
        ? Textbook.nearestRoot(Textbook.spread(values, values), BigDecimal.valueOf(n * n * (n - 1)))
        : Double.NaN;
  }

  @Test
  void textHasNoMean() {
    Field type = new Field("type", ColumnType.TEXT);
    assertThatThrownBy(() -> Stderr.of("type").resultType(type))
        .isInstanceOf(RequestException.class)
        .hasMessage("stderr needs numbers: column 'type' is text");
  }
}
