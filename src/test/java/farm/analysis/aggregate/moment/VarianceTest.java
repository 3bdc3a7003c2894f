package farm.analysis.aggregate.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

class VarianceTest {

  private final AggregationHarness doubles =
      new AggregationHarness(Variance.of("value"), ColumnType.DOUBLE);
  private final AggregationHarness ofAll =
      new AggregationHarness(VariancePop.of("value"), ColumnType.DOUBLE);
  private final AggregationHarness longs =
      new AggregationHarness(Variance.of("value"), ColumnType.LONG);
  private final AggregationHarness booleans =
      new AggregationHarness(VariancePop.of("value"), ColumnType.BOOLEAN);

  @Test
  void missingValuesDontCount() {
    assertThat(doubles.result(1.0, null, 2.0, 4.5)).isEqualTo(3.25);
    assertThat(ofAll.result(1.0, null, 2.0)).isEqualTo(0.25);
    assertThat(longs.result(1L, null, 3L)).isEqualTo(2.0);
    assertThat(booleans.result(true, null, false, true, true)).isEqualTo(0.1875);
  }

  @Test
  void ofASampleNeedsTwoValues() {
    assertThat(doubles.result()).isNull();
    assertThat(doubles.result(null, null)).isNull();
    assertThat(doubles.result(1.0)).isNull();
    assertThat(doubles.result(Double.NaN)).isNull();
    assertThat(doubles.result(1.0, 1.0)).isEqualTo(0.0);
  }

  @Test
  void ofAPopulationNeedsOneValue() {
    assertThat(ofAll.result()).isNull();
    assertThat(ofAll.result(null, null)).isNull();
    assertThat(ofAll.result(1.0)).isEqualTo(0.0);
    assertThat(ofAll.result(Double.NaN)).isEqualTo(Double.NaN);
  }

  @Test
  void constantsDontVary() {
    assertThat(doubles.result(0.1, 0.1, 0.1)).isEqualTo(0.0);
    assertThat(doubles.result(1e300, 1e300, 1e300)).isEqualTo(0.0);
    assertThat(doubles.result(Double.MIN_VALUE, Double.MIN_VALUE)).isEqualTo(0.0);
  }

  @Test
  void nanAndInfinitiesGiveNan() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(doubles.result(1.0, Double.NaN, 2.0)).isEqualTo(Double.NaN);
    assertThat(doubles.result(1.0, infinity)).isEqualTo(Double.NaN);
    assertThat(doubles.result(-infinity, -infinity)).isEqualTo(Double.NaN);
  }

  @Test
  void squaresMayBeBeyondTheRangeOfDoubles() {
    assertThat(doubles.result(0x1p600, 0x1p600 + 0x1p548)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(doubles.result(0x1p510, 0x1p510 + 0x1p458)).isEqualTo(0x1p915);
    assertThat(doubles.result(0x1p-530, -0x1p-530)).isEqualTo(0x1p-1059);
    assertThat(doubles.result(0x1p-480, 0x1p-480 + 0x1p-532)).isEqualTo(0x1p-1065);
    assertThat(doubles.result(Double.MIN_VALUE, 0.0)).isEqualTo(0.0);
  }

  @Test
  void noiseOnALargeOffsetIsNotLost() {
    Random random = new Random(3);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      values.add(1e9 + random.nextGaussian() * 1e-6);
    }
    assertThat(doubles.result(values)).isEqualTo(textbook(values));
  }

  @Test
  void doublesGiveTheNearest() {
    AtomicInteger finite = new AtomicInteger();
    qt().withFixedSeed(21)
        .withExamples(1_000)
        .forAll(DoubleGenerator.any())
        .assuming(values -> values.size() > 1)
        .checkAssert(
            values -> {
              finite.addAndGet(Textbook.isFinite(values) ? 1 : 0);
              assertThat(doubles.result(values)).isEqualTo(textbook(values));
            });
    assertThat(finite.get()).isGreaterThan(200);
  }

  @Test
  void integersGiveTheNearest() {
    qt().withFixedSeed(22)
        .withExamples(1_000)
        .forAll(lists().of(SourceDSL.longs().all()).ofSizeBetween(2, 10))
        .checkAssert(values -> assertThat(longs.result(values)).isEqualTo(textbook(values)));
    List<Long> edges =
        List.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, (1L << 53) + 1, -(1L << 53) - 1, 0L);
    assertThat(longs.result(edges)).isEqualTo(textbook(edges));
    assertThat(longs.result(Long.MAX_VALUE, Long.MAX_VALUE - 1)).isEqualTo(0.5);
  }

  private static double textbook(List<? extends Number> values) {
    long count = values.size();
    return Textbook.isFinite(values)
        ? Textbook.nearest(Textbook.spread(values, values), count * (count - 1))
        : Double.NaN;
  }

  @Test
  void textHasNoVariance() {
    Field type = new Field("type", ColumnType.TEXT);
    assertThatThrownBy(() -> Variance.of("type").resultType(type))
        .isInstanceOf(RequestException.class)
        .hasMessage("variance needs numbers: column 'type' is text");
    assertThatThrownBy(() -> VariancePop.of("type").resultType(type))
        .isInstanceOf(RequestException.class)
        .hasMessage("variance_pop needs numbers: column 'type' is text");
  }
}
