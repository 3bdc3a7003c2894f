package farm.analysis.aggregate.comparison;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.aggregate.moment.ConfidenceLevel;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  /** Hours of additional sleep under two drugs (Student 1908); R's data set {@code sleep}. */
  private static final double[][] SLEEP = {
    {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0},
    {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4}
  };

  private static final AggregationHarness DOUBLES =
      new AggregationHarness(Comparison.of("peak", "group"), ColumnType.DOUBLE, ColumnType.TEXT);

  private static Comparison named(String first, String second) {
    ConfidenceLevel level = ConfidenceLevel.of(null);
    return new Comparison("peak", "group", List.of(first, second), level, 1_000);
  }

  private static List<List<Object>> rows(double[] a, double[] b) {
    List<List<Object>> rows = new ArrayList<>();
    for (double value : a) {
      rows.add(row(value, "a"));
    }
    for (double value : b) {
      rows.add(row(value, "b"));
    }
    return rows;
  }

  private static double number(List<@Nullable Object> results, String name) {
    int index = Comparison.RESULTS.stream().map(Field::name).toList().indexOf(name) + 2;
    return (double) Objects.requireNonNull(results.get(index));
  }

  private static void assertWelch(List<@Nullable Object> actual, double... expected) {
    double width = expected[4] - expected[3];
    assertThat(number(actual, "t")).isCloseTo(expected[0], within(1e-14 * Math.abs(expected[0])));
    assertThat(number(actual, "degrees_of_freedom"))
        .isCloseTo(expected[1], within(1e-13 * expected[1]));
    assertThat(number(actual, "p_value")).isCloseTo(expected[2], within(1e-12 * expected[2]));
    assertThat(number(actual, "difference_low")).isCloseTo(expected[3], within(1e-12 * width));
    assertThat(number(actual, "difference_high")).isCloseTo(expected[4], within(1e-12 * width));
  }

  /**
   * R's {@code t.test(extra ~ group, data = sleep)} prints t = -1.8608, df = 17.776, p-value =
   * 0.07939 and -3.3654832 0.2054832 for first − second; {@code wilcox.test} prints W = 25.5, the
   * number of pairs in which the first is greater.
   */
  @Test
  void agreesWithStudentsSleep() {
    List<@Nullable Object> actual = DOUBLES.results(rows(SLEEP[0], SLEEP[1]));
    assertThat(actual.subList(0, 7)).containsExactly("a", "b", 10L, 10L, 0.75, 2.33, 1.58);
    assertThat(number(actual, "t")).isCloseTo(1.8608, within(0.00005));
    assertThat(number(actual, "degrees_of_freedom")).isCloseTo(17.776, within(0.0005));
    assertThat(number(actual, "p_value")).isCloseTo(0.07939, within(0.000005));
    assertThat(number(actual, "difference_low")).isCloseTo(-0.2054832, within(0.00000005));
    assertThat(number(actual, "difference_high")).isCloseTo(3.3654832, within(0.00000005));
    assertThat(number(actual, "vargha_delaney_a")).isEqualTo(1 - 25.5 / 100);
  }

  /** SciPy 1.17.1: ttest_ind(b, a, equal_var=False) and its confidence_interval(). */
  @Test
  void agreesWithSciPy() {
    assertWelch(
        DOUBLES.results(rows(SLEEP[0], SLEEP[1])),
        1.8608134674868526,
        17.776473516178488,
        0.0793941401873583,
        -0.20548323071171137,
        3.3654832307117104);
    assertWelch(
        DOUBLES.results(rows(new double[] {1.0, 2.0}, new double[] {3.0, 4.0, 10.0})),
        1.8582353656179158,
        2.2027163316076113,
        0.19243951769771742,
        -4.678209714684271,
        13.011543048017604);
    assertWelch(
        DOUBLES.results(
            rows(
                new double[] {3.5, 4.0, 4.25, 100.0, 7.0},
                IntStream.range(0, 40).mapToDouble(i -> 1e-3 * i).toArray())),
        -1.2442435148675985,
        4.000000075143186,
        0.28133896102813327,
        -76.68350260236565,
        29.22250260236565);
    assertWelch(
        DOUBLES.results(
            rows(
                new double[] {1000000.0, 1000001.0, 1000002.0},
                new double[] {1000001.0, 1000005.0, 1000009.0, 1000009.0})),
        2.5,
        3.5265306122448985,
        0.07515475240647419,
        -0.8596386102644358,
        10.859638610264437);
  }

  /** The example of SciPy's mannwhitneyu: ages at diagnosis, U = 17 for males; A = U / (5 · 4). */
  @Test
  void superiorityAgreesWithSciPysExample() {
    double[] males = {19, 22, 16, 29, 24};
    double[] females = {20, 11, 17, 12};
    assertThat(number(DOUBLES.results(rows(females, males)), "vargha_delaney_a"))
        .isEqualTo(17 / 20.0);
    assertThat(number(DOUBLES.results(rows(males, females)), "vargha_delaney_a"))
        .isEqualTo(3 / 20.0);
  }

  @Test
  void agreesWithDecimals() {
    Random random = new Random(41);
    for (int example = 0; example < 300; example++) {
      double[] a = values(random);
      double[] b = values(random);
      List<@Nullable Object> actual = DOUBLES.results(rows(a, b));
      Decimals expected = Decimals.of(a, b);
      assertThat(number(actual, "difference")).isEqualTo(expected.difference().doubleValue());
      assertThat(number(actual, "t")).isEqualTo(expected.t().doubleValue());
      assertThat(number(actual, "degrees_of_freedom"))
          .isEqualTo(expected.degreesOfFreedom().doubleValue());
      assertThat(number(actual, "vargha_delaney_a"))
          .isEqualTo(pairs(a, b) / (2 * a.length * b.length));
    }
  }

  /** From 3 to 10 values with ties; the first two differ. */
  private static double[] values(Random random) {
    double[] values = new double[3 + random.nextInt(8)];
    double offset = random.nextInt(3) * 1e6;
    double unit = Math.pow(10, random.nextInt(5) - 3);
    for (int i = 0; i < values.length; i++) {
      values[i] = offset + unit * (i < 2 ? i : random.nextInt(9));
    }
    return values;
  }

  /** Twice the number of pairs in which b is greater, plus the number of equal pairs. */
  private static double pairs(double[] a, double[] b) {
    double pairs = 0;
    for (double x : a) {
      for (double y : b) {
        pairs += y > x ? 2 : y == x ? 1 : 0;
      }
    }
    return pairs;
  }

  /** The textbook formulas with means and variances, in decimals of 100 digits. */
  private record Decimals(BigDecimal difference, BigDecimal t, BigDecimal degreesOfFreedom) {

    private static final MathContext DIGITS = new MathContext(100);

    static Decimals of(double[] a, double[] b) {
      BigDecimal difference = mean(b).subtract(mean(a), DIGITS);
      BigDecimal ofA = squaredError(a);
      BigDecimal ofB = squaredError(b);
      BigDecimal both = ofA.add(ofB, DIGITS);
      BigDecimal divisor =
          ofA.pow(2)
              .divide(BigDecimal.valueOf(a.length - 1), DIGITS)
              .add(ofB.pow(2).divide(BigDecimal.valueOf(b.length - 1), DIGITS));
      return new Decimals(
          difference,
          difference.divide(both.sqrt(DIGITS), DIGITS),
          both.pow(2).divide(divisor, DIGITS));
    }

    private static BigDecimal mean(double[] values) {
      BigDecimal sum = BigDecimal.ZERO;
      for (double value : values) {
        sum = sum.add(new BigDecimal(value));
      }
      return sum.divide(BigDecimal.valueOf(values.length), DIGITS);
    }

    private static BigDecimal squaredError(double[] values) {
      BigDecimal mean = mean(values);
      BigDecimal sum = BigDecimal.ZERO;
      for (double value : values) {
        sum = sum.add(new BigDecimal(value).subtract(mean).pow(2));
      }
      long n = values.length;
      return sum.divide(BigDecimal.valueOf(n * (n - 1)), DIGITS);
    }
  }

  @Test
  void constantsAndSingleValuesHaveADifferenceWithoutATest() {
    assertThat(DOUBLES.results(rows(new double[] {1}, new double[] {2, 5})))
        .containsExactly("a", "b", 1L, 2L, 1.0, 3.5, 2.5, null, null, null, null, null, 1.0);
    assertThat(DOUBLES.results(rows(new double[] {1, 1}, new double[] {1, 1, 1})))
        .containsExactly("a", "b", 2L, 3L, 1.0, 1.0, 0.0, null, null, null, null, null, 0.5);
    List<@Nullable Object> oneVaries =
        DOUBLES.results(rows(new double[] {1, 1}, new double[] {0, 2, 4}));
    assertThat(number(oneVaries, "degrees_of_freedom")).isEqualTo(2);
    assertThat(number(oneVaries, "t")).isEqualTo(Math.sqrt(3) / 2);
  }

  @Test
  void rowsWithoutAValueOrAGroupAreSkipped() {
    List<List<Object>> rows = rows(SLEEP[0], SLEEP[1]);
    List<@Nullable Object> expected = DOUBLES.results(rows);
    rows.add(row(null, "a"));
    rows.add(row(null, "c"));
    rows.add(row(5.0, null));
    assertThat(DOUBLES.results(rows)).isEqualTo(expected);
  }

  @Test
  void withoutValuesNothingButTheCountsIsThere() {
    assertThat(DOUBLES.results(List.of()))
        .containsExactly(null, null, 0L, 0L, null, null, null, null, null, null, null, null, null);
  }

  @Test
  void nanAndInfinitiesGiveNan() {
    double nan = Double.NaN;
    assertThat(DOUBLES.results(rows(new double[] {1, nan}, new double[] {2, 5})))
        .containsExactly("a", "b", 2L, 2L, nan, 3.5, nan, nan, nan, nan, nan, nan, nan);
    assertThat(
            DOUBLES.results(rows(new double[] {1, Double.POSITIVE_INFINITY}, new double[] {2, 5})))
        .containsExactly("a", "b", 2L, 2L, nan, 3.5, nan, nan, nan, nan, nan, nan, 0.5);
    assertThat(DOUBLES.results(rows(new double[] {nan}, new double[] {2})).subList(4, 9))
        .containsExactly(nan, 2.0, nan, null, null);
  }

  @Test
  void namedGroupsLeaveOutOthersAndMayBeAbsent() {
    AggregationHarness reversed =
        new AggregationHarness(named("b", "a"), ColumnType.DOUBLE, ColumnType.TEXT);
    List<List<Object>> rows = rows(new double[] {1, 2}, new double[] {4});
    rows.add(row(100.0, "c"));
    rows.add(row(100.0, "d"));
    assertThat(reversed.results(rows).subList(0, 7))
        .containsExactly("b", "a", 1L, 2L, 4.0, 1.5, -2.5);
    assertThat(reversed.results(rows(new double[] {1, 2}, new double[] {})))
        .containsExactly("b", "a", 0L, 2L, null, 1.5, null, null, null, null, null, null, null);
    assertThat(reversed.results(List.of()).subList(0, 4)).containsExactly("b", "a", 0L, 0L);
  }

  @Test
  void groupsMayBeNumbersAndValuesTruthValues() {
    AggregationHarness survived =
        new AggregationHarness(named("10", "2"), ColumnType.BOOLEAN, ColumnType.LONG);
    List<List<Object>> rows =
        List.of(row(true, 2L), row(true, 2L), row(false, 10L), row(true, 10L), row(true, 3L));
    assertThat(survived.results(rows).subList(0, 7))
        .containsExactly(10L, 2L, 2L, 2L, 0.5, 1.0, 0.5);
    AggregationHarness unnamed =
        new AggregationHarness(Comparison.of("peak", "group"), ColumnType.LONG, ColumnType.LONG);
    assertThat(unnamed.results(List.of(row(5L, 10L), row(7L, 2L))).subList(0, 7))
        .containsExactly(2L, 10L, 1L, 1L, 7.0, 5.0, -2.0);
  }

  @Test
  void oneGroupAloneAndMoreThanTwoAreErrors() {
    assertThatThrownBy(() -> DOUBLES.results(rows(new double[] {1, 2}, new double[] {})))
        .isInstanceOf(GroupOverflowException.class)
        .hasMessage(
            "has one group in column 'group', 'a'; should have two, or 'first' and 'second' should"
                + " name them");
    List<List<Object>> rows = rows(new double[] {1, 2}, new double[] {3});
    for (String group : List.of("e", "d", "c", "f")) {
      rows.add(row(1.0, group));
    }
    assertThatThrownBy(() -> DOUBLES.results(rows))
        .isInstanceOf(GroupOverflowException.class)
        .hasMessage(
            "has more than two groups in column 'group', such as 'a', 'b', 'c'; name two with"
                + " 'first' and 'second'");
  }

  @Test
  void tooManyValuesAreAnError() {
    Comparison few = new Comparison("peak", "group", List.of(), ConfidenceLevel.of(null), 20);
    AggregationHarness harness = new AggregationHarness(few, ColumnType.DOUBLE, ColumnType.TEXT);
    double[] values = new Random(42).doubles(20).toArray();
    assertThat(harness.results(rows(values, values)).subList(2, 4)).containsExactly(20L, 20L);
    assertThatThrownBy(() -> harness.results(rows(new Random(43).doubles(21).toArray(), values)))
        .isInstanceOf(GroupOverflowException.class)
        .hasMessage(
            "has more than 20 distinct values in a group; aggregate each run first, or give a"
                + " larger 'max_values'");
  }

  @Test
  void namesAndTypesAreChecked() {
    assertThatThrownBy(() -> named("a", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there should be two groups with different names, were [a, a]");
    Field text = new Field("peak", ColumnType.TEXT);
    Field number = new Field("group", ColumnType.LONG);
    assertThatThrownBy(() -> named("1", "2").results("peak", List.of(text, number)))
        .isInstanceOf(RequestException.class)
        .hasMessage("a comparison needs numbers: column 'peak' is text");
    assertThatThrownBy(() -> named("1", "late").results("peak", List.of(number, number)))
        .isInstanceOf(RequestException.class)
        .hasMessage("column 'group' is long; the name of a group should be too, was 'late'");
  }
}
