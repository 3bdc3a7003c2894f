package farm.analysis.aggregate.distribution.frequency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

  private static AggregationHarness edges(Double... edges) {
    return new AggregationHarness(Histogram.of("value", Arrays.asList(edges)), ColumnType.DOUBLE);
  }

  private static AggregationHarness width(double width, ColumnType type) {
    return new AggregationHarness(Histogram.of("value", width), type);
  }

  /** JSON, written with ' instead of ". */
  private static String json(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void edgesBelongToTheBinAboveAndTheLastToTheLast() {
    assertThat(edges(0.0, 1.0, 2.5).result(0.0, -0.0, 0.5, 1.0, null, 2.5, 2.4))
        .isEqualTo(
            json("[{'lower':0.0,'upper':1.0,'count':3},{'lower':1.0,'upper':2.5,'count':3}]"));
  }

  @Test
  void valuesOutsideAreCountedApart() {
    assertThat(edges(0.0, 1.0).result(-1.0, Math.nextDown(0.0), Double.NaN, 1.5))
        .isEqualTo(
            json(
                "[{'lower':'-Infinity','upper':0.0,'count':2},{'lower':0.0,'upper':1.0,'count':0},"
                    + "{'lower':1.0,'upper':'Infinity','count':1},"
                    + "{'lower':'NaN','upper':'NaN','count':1}]"));
    assertThat(edges(0.0, 1.0).result(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
        .isEqualTo(
            json(
                "[{'lower':'-Infinity','upper':0.0,'count':1},{'lower':0.0,'upper':1.0,'count':0},"
                    + "{'lower':1.0,'upper':'Infinity','count':1}]"));
  }

  @Test
  void isMissingOfNoValues() {
    assertThat(edges(0.0, 1.0).result()).isNull();
    assertThat(edges(0.0, 1.0).result(null, null)).isNull();
    assertThat(width(1, ColumnType.LONG).result(null, null)).isNull();
  }

  @Test
  void binsOfAWidthReachFromTheFirstToTheLast() {
    assertThat(width(10, ColumnType.LONG).result(-1L, 0L, 9L, 25L, null))
        .isEqualTo(
            json(
                "[{'lower':-10.0,'upper':0.0,'count':1},{'lower':0.0,'upper':10.0,'count':2},"
                    + "{'lower':10.0,'upper':20.0,'count':0},"
                    + "{'lower':20.0,'upper':30.0,'count':1}]"));
    assertThat(width(0.5, ColumnType.BOOLEAN).result(true, true))
        .isEqualTo(json("[{'lower':1.0,'upper':1.5,'count':2}]"));
    assertThat(width(1e18, ColumnType.LONG).result(Long.MAX_VALUE))
        .isEqualTo(json("[{'lower':9.0E18,'upper':1.0E19,'count':1}]"));
  }

  @Test
  void anOriginMovesTheBins() {
    assertThat(
            new AggregationHarness(new Histogram("value", null, 1.0, 0.25), ColumnType.DOUBLE)
                .result(0.0, 0.25))
        .isEqualTo(
            json("[{'lower':-0.75,'upper':0.25,'count':1},{'lower':0.25,'upper':1.25,'count':1}]"));
  }

  @Test
  void whatIsNoNumberIsCountedApart() {
    assertThat(
            width(1, ColumnType.DOUBLE)
                .result(Double.NaN, 0.0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
        .isEqualTo(
            json(
                "[{'lower':'-Infinity','upper':'-Infinity','count':1},"
                    + "{'lower':0.0,'upper':1.0,'count':1},"
                    + "{'lower':'Infinity','upper':'Infinity','count':1},"
                    + "{'lower':'NaN','upper':'NaN','count':1}]"));
    assertThat(width(1, ColumnType.DOUBLE).result(Double.NaN))
        .isEqualTo(json("[{'lower':'NaN','upper':'NaN','count':1}]"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 1e-5, 7, 1e15})
  void aValueLiesBetweenTheEdgesOfItsBin(double width) {
    for (double origin : new double[] {0, 0.1 * width, -1.0 / 3 * width}) {
      WidthBins bins = new WidthBins(width, origin);
      Random random = new Random(8);
      for (int i = 0; i < 20_000; i++) {
        int number = random.nextInt(2_000_000) - 1_000_000;
        double edge = origin + number * width;
        for (double value : new double[] {Math.nextDown(edge), edge, Math.nextUp(edge)}) {
          long bin = bins.binOf(value);
          assertThat(bins.lower(bin)).isLessThanOrEqualTo(value);
          assertThat(bins.upper(bin)).isGreaterThan(value);
          assertThat(bin).isBetween(number - 1L, (long) number);
        }
      }
    }
  }

  @Test
  void binsAgreeWithAScanOfTheEdges() {
    Double[] edges = {-1e300, -50.0, -1.0, 0.0, Double.MIN_VALUE, 1.0, 1e10};
    qt().withFixedSeed(51)
        .withExamples(500)
        .forAll(DoubleGenerator.any())
        .assuming(values -> !values.isEmpty())
        .checkAssert(
            values -> {
              String result = (String) Objects.requireNonNull(edges(edges).result(values));
              for (int i = 0; i + 1 < edges.length; i++) {
                double low = edges[i];
                double high = edges[i + 1];
                long count =
                    values.stream().filter(v -> v >= low && (v < high || v == 1e10)).count();
                assertThat(result)
                    .contains(
                        json("{'lower':%s,'upper':%s,'count':%d}".formatted(low, high, count)));
              }
            });
  }

  @Test
  void tooManyBinsAreRefused() {
    List<Long> most = LongStream.of(0, 9_999).boxed().toList();
    List<Long> many = LongStream.of(0, 10_000).boxed().toList();
    List<Double> full = DoubleStream.iterate(0, i -> i + 1).limit(10_100).boxed().toList();

    assertThat((String) width(1, ColumnType.LONG).result(most))
        .endsWith(json("{'lower':9999.0,'upper':10000.0,'count':1}]"));
    assertThatThrownBy(() -> width(1, ColumnType.LONG).result(many))
        .isInstanceOf(GroupOverflowException.class)
        .hasMessage("would have more than 10000 bins; give a larger 'width', or 'edges'");
    assertThatThrownBy(() -> width(1, ColumnType.DOUBLE).result(full))
        .isInstanceOf(GroupOverflowException.class);
  }

  @Test
  void valuesMustNotMakeTheWidthVanish() {
    assertThatThrownBy(() -> width(1, ColumnType.DOUBLE).result(1e300, 1.0))
        .isInstanceOf(GroupOverflowException.class)
        .hasMessage(
            "has values so large that adding the width of a bin doesn't change them;"
                + " give a larger 'width', or 'edges'");
  }

  @Test
  void textHasNoHistogram() {
    Field text = new Field("type", ColumnType.TEXT);
    assertThatThrownBy(() -> Histogram.of("type", 1).resultType(text))
        .isInstanceOf(RequestException.class)
        .hasMessage("histogram needs numbers: column 'type' is text");
  }

  @Test
  void optionsAreEdgesOrAWidth() {
    refused(null, null, null, "histogram needs option 'edges' or 'width'");
    refused(List.of(0.0, 1.0), 1.0, null, "'width' can't be given with 'edges'");
    refused(List.of(0.0, 1.0), null, 1.0, "'origin' needs 'width'");
    String expected =
        "'edges' should be two or more finite numbers, each greater than the one before, was ";
    refused(List.of(0.0), null, null, expected + "[0.0]");
    refused(List.of(0.0, 0.0), null, null, expected + "[0.0, 0.0]");
    refused(List.of(0.0, Double.NaN), null, null, expected + "[0.0, NaN]");
    refused(null, 0.0, null, "'width' should be a number greater than 0, was 0.0");
    refused(null, Double.NaN, null, "'width' should be a number greater than 0, was NaN");
    refused(null, 1.0, Double.NaN, "'origin' should be a number, was NaN");
    refused(
        null,
        1.0,
        1e20,
        "'width' should be large enough to change the origin 1.0E20 when added to it, was 1.0");
  }

  private static void refused(List<Double> edges, Double width, Double origin, String message) {
    assertThatThrownBy(() -> new Histogram("a", edges, width, origin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
