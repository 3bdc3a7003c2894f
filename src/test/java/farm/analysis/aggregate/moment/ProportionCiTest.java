package farm.analysis.aggregate.moment;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionCiTest {

  private static final MathContext DIGITS = new MathContext(60);

  /** The quantile 0.975 of the normal distribution, from mpmath with 40 digits. */
  private static final BigDecimal Z = new BigDecimal("1.959963984540054235524594430520551527955");

  private final AggregationHarness booleans =
      new AggregationHarness(ProportionCi.of("value"), ColumnType.BOOLEAN);
  private final AggregationHarness longs =
      new AggregationHarness(ProportionCi.of("value"), ColumnType.LONG);
  private final AggregationHarness doubles =
      new AggregationHarness(ProportionCi.of("value"), ColumnType.DOUBLE);

  private List<@Nullable Object> of(int trueValues, int values) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < values; i++) {
      rows.add(row(i < trueValues));
    }
    return booleans.results(rows);
  }

  /** Newcombe (Statistics in Medicine 17, 1998), table I, method 3, to four decimals. */
  @Test
  void agreesWithNewcombe() {
    assertInterval(of(81, 263), 0.2553, 0.3662, 0.00005);
    assertInterval(of(15, 148), 0.0624, 0.1605, 0.00005);
    assertInterval(of(0, 20), 0, 0.1611, 0.00005);
    assertInterval(of(1, 29), 0.0061, 0.1718, 0.00005);
  }

  /** SciPy 1.17.1: binomtest(k, n).proportion_ci(method="wilson"). */
  @Test
  void agreesWithSciPy() {
    assertInterval(of(81, 263), 0.2552885198782742, 0.36620957698280004, 1e-15);
    assertInterval(of(15, 148), 0.06238639953073629, 0.16048724172330803, 1e-15);
    assertInterval(of(1, 29), 0.006113214292762667, 0.17175521879320282, 1e-15);
    assertThat(of(0, 20).subList(0, 2)).containsExactly(0.0, 0.0);
    assertThat(of(29, 29).get(2)).isEqualTo(1.0);
  }

  private static void assertInterval(
      List<@Nullable Object> actual, double low, double high, double error) {
    assertThat((Double) actual.get(1)).isCloseTo(low, within(error));
    assertThat((Double) actual.get(2)).isCloseTo(high, within(error));
  }

  @Test
  void agreesWithTheFormulaInDecimals() {
    Random random = new Random(35);
    for (int example = 0; example < 300; example++) {
      int n = 1 + random.nextInt(60);
      int s = random.nextInt(n + 1);
      List<@Nullable Object> actual = of(s, n);
      assertThat(actual.get(0)).isEqualTo((double) s / n);
      assertInterval(actual, textbook(s, n, -1), textbook(s, n, 1), 1e-15);
    }
  }

  private static double textbook(int s, int n, int side) {
    BigDecimal square = Z.pow(2);
    BigDecimal product = BigDecimal.valueOf((long) s * (n - s));
    BigDecimal root =
        product
            .divide(BigDecimal.valueOf(n), DIGITS)
            .add(square.divide(BigDecimal.valueOf(4)))
            .sqrt(DIGITS);
    BigDecimal middle = BigDecimal.valueOf(s).add(square.divide(BigDecimal.valueOf(2)));
    return middle
        .add(Z.multiply(root).multiply(BigDecimal.valueOf(side)))
        .divide(square.add(BigDecimal.valueOf(n)), DIGITS)
        .doubleValue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 1e-200, 1e-17, 1e-15})
  void aSmallLevelHasTheShareAsItsBounds(double level) {
    AggregationHarness small =
        new AggregationHarness(new ProportionCi("value", level), ColumnType.LONG);
    assertInterval(small.results(List.of(row(0L), row(0L))), 0, 0, 1e-12);
    assertInterval(small.results(List.of(row(1L), row(1L))), 1, 1, 1e-12);
    assertInterval(small.results(List.of(row(0L), row(1L))), 0.5, 0.5, 1e-12);
  }

  @Test
  void zerosAndOnesAreTruthValues() {
    assertThat(longs.results(List.of(row(0L), row(1L), row((Object) null)))).isEqualTo(of(1, 2));
    assertThat(doubles.results(List.of(row(-0.0), row(1.0)))).isEqualTo(of(1, 2));
  }

  @Test
  void isMissingOfNoValuesAndNanWithNan() {
    assertThat(booleans.results(List.of())).containsExactly(null, null, null);
    assertThat(booleans.results(List.of(row((Object) null)))).containsExactly(null, null, null);
    assertThat(doubles.results(List.of(row(1.0), row(Double.NaN), row(0.5))))
        .containsExactly(Double.NaN, Double.NaN, Double.NaN);
  }

  @Test
  void otherNumbersAreRefused() {
    assertThatThrownBy(() -> doubles.results(List.of(row(1.0), row(0.25), row(0.5))))
        .isInstanceOf(GroupOverflowException.class)
        .hasMessage("has the value 0.5; should be true or false, or 0 or 1");
    assertThatThrownBy(() -> longs.results(List.of(row(1L), row(-1L))))
        .isInstanceOf(GroupOverflowException.class)
        .hasMessage("has the value -1.0; should be true or false, or 0 or 1");
  }

  @Test
  void levelsAndTypesAreChecked() {
    assertThatThrownBy(() -> new ProportionCi("dead", 1.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'level' should be above 0 and below 1, such as 0.95, was 1.0");
    assertThat(new ProportionCi("dead", 0.9).interval()).isEqualTo("90 % confidence interval");
    Field type = new Field("type", ColumnType.TEXT);
    assertThatThrownBy(() -> ProportionCi.of("type").results("x", List.of(type)))
        .isInstanceOf(RequestException.class)
        .hasMessage("proportion_ci needs numbers: column 'type' is text");
  }
}
