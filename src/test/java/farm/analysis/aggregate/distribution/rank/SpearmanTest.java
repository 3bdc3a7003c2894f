package farm.analysis.aggregate.distribution.rank;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpearmanTest {

  private final Spearman spearman = Spearman.of("energy", "age");
  private final AggregationHarness longs =
      new AggregationHarness(spearman, ColumnType.LONG, ColumnType.LONG);
  private final AggregationHarness doubles =
      new AggregationHarness(spearman, ColumnType.DOUBLE, ColumnType.DOUBLE);

  private static List<List<Object>> pairs(long[] x, long[] y) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      rows.add(row(x[i], y[i]));
    }
    return rows;
  }

  @Test
  void agreesWithSciPyAndTheLiterature() {
    // The example of scipy.stats.spearmanr, with a tie, prints 0.8207826816681233.
    Object tied =
        longs.results(pairs(new long[] {1, 2, 3, 4, 5}, new long[] {5, 6, 7, 8, 7})).get(0);
    assertThat((Double) tied).isCloseTo(0.8207826816681233, within(1e-15));
    // Intelligence and hours of television, a common textbook example: 1 − 6 · 194 / 990.
    long[] iq = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
    long[] hours = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
    assertThat(longs.results(pairs(iq, hours))).containsExactly(-29 / 165.0);
  }

  @Test
  void anyRisingFunctionCorrelatesFully() {
    assertThat(doubles.results(List.of(row(1.0, 1e300), row(-2.0, -1e-300), row(9.0, 2e300))))
        .containsExactly(1.0);
    assertThat(
            doubles.results(
                List.of(
                    row(Double.NEGATIVE_INFINITY, 3.0),
                    row(0.0, 2.0),
                    row(Double.POSITIVE_INFINITY, 1.0))))
        .containsExactly(-1.0);
    long big = 1L << 60;
    assertThat(longs.results(List.of(row(big, 1L), row(big + 1, 2L), row(big + 2, 3L))))
        .containsExactly(1.0);
  }

  @Test
  void isMissingOfOnePairAndWhereAColumnIsConstant() {
    assertThat(doubles.results(List.of())).containsOnlyNulls();
    assertThat(doubles.results(List.of(row(1.0, 2.0), row(null, 2.0), row(1.0, null))))
        .containsOnlyNulls();
    assertThat(doubles.results(List.of(row(0.0, 2.0), row(-0.0, 3.0)))).containsOnlyNulls();
    assertThat(doubles.results(List.of(row(Double.NaN, 2.0)))).containsOnlyNulls();
  }

  @Test
  void nanGivesNan() {
    assertThat(doubles.results(List.of(row(1.0, Double.NaN), row(2.0, 1.0))))
        .containsExactly(Double.NaN);
    long bitsOfNan = Double.doubleToLongBits(Double.NaN);
    assertThat(longs.results(List.of(row(bitsOfNan, 1L), row(2L, 0L)))).containsExactly(1.0);
  }

  @Test
  void agreesWithCorrelatedRanks() {
    Random random = new Random(40);
    int defined = 0;
    for (int example = 0; example < 400; example++) {
      int size = 2 + random.nextInt(30);
      int values = 1 + random.nextInt(20);
      List<List<Object>> rows = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        rows.add(row((double) random.nextInt(values), random.nextInt(values) / 3.0));
      }
      Double expected = textbook(rows);
      defined += expected == null ? 0 : 1;
      assertThat(doubles.results(rows)).containsExactly(expected);
    }
    assertThat(defined).isGreaterThan(300);
  }

  /** Pearson's correlation of ranks that are counted pair by pair. */
  private static @Nullable Double textbook(List<List<Object>> rows) {
    BigDecimal xy = BigDecimal.ZERO;
    BigDecimal xx = BigDecimal.ZERO;
    BigDecimal yy = BigDecimal.ZERO;
    for (List<Object> row : rows) {
      BigDecimal x = centredRank(rows, row, 0);
      BigDecimal y = centredRank(rows, row, 1);
      xy = xy.add(x.multiply(y));
      xx = xx.add(x.pow(2));
      yy = yy.add(y.pow(2));
    }
    MathContext digits = new MathContext(80);
    BigDecimal squares = xx.multiply(yy);
    return squares.signum() == 0
        ? null
        : Double.valueOf(xy.divide(squares.sqrt(digits), digits).doubleValue() + 0.0);
  }

  private static BigDecimal centredRank(List<List<Object>> rows, List<Object> of, int column) {
    double rank = 0;
    for (List<Object> row : rows) {
      rank += Math.signum(Double.compare((Double) of.get(column), (Double) row.get(column))) / 2;
    }
    return new BigDecimal(rank);
  }

  @Test
  void tooManyPairsAreAnError() {
    AggregationHarness few =
        new AggregationHarness(new Spearman("x", "y", 20), ColumnType.LONG, ColumnType.BOOLEAN);
    List<List<Object>> rows = new ArrayList<>();
    for (long i = 0; i < 20; i++) {
      rows.add(row(i, i >= 10));
    }
    assertThat(few.results(rows).get(0)).isNotNull();
    rows.add(row(20L, true));
    assertThatThrownBy(() -> few.results(rows))
        .isInstanceOf(GroupOverflowException.class)
        .hasMessage(
            "has more than 20 pairs of values; give a larger 'max_pairs', or use 'correlation'");
  }

  @Test
  void optionsAndTypesAreChecked() {
    assertThatThrownBy(() -> new Spearman("x", "y", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'max_pairs' should be from 1 to 10000000, was 0");
    Field age = new Field("age", ColumnType.TEXT);
    assertThatThrownBy(() -> spearman.results("c", List.of(age, age)))
        .isInstanceOf(RequestException.class)
        .hasMessage("spearman needs numbers: column 'age' is text");
  }
}
