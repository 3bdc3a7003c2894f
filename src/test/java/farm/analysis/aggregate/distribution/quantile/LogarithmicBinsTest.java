package farm.analysis.aggregate.distribution.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogarithmicBinsTest {

  private static double anySize(Random random) {
    return Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.001, 0.01, 0.1, 0.3, 0.5})
  void oneValueStandsForAllOfABinWithinTheError(double relativeError) {
    LogarithmicBins bins = new LogarithmicBins(relativeError);
    Random random = new Random(1);
    int checked = 0;
    double worst = 0;
    for (int i = 0; i < 200_000; i++) {
      double value = i % 2 == 0 ? anySize(random) : random.nextDouble() * 1e6;
      double estimate = bins.valueOf(bins.binOf(value));
      if (value >= 1e-300 && value < 1.7e308 / (1 + relativeError)) {
        checked++;
        worst = Math.max(worst, Math.abs(estimate - value) / value);
      }
    }
    assertThat(checked).isGreaterThan(190_000);
    assertThat(worst).isLessThan(relativeError * (1 + 1e-9)).isGreaterThan(relativeError * 0.98);
  }

  @Test
  void theLeastNumbersHaveBinsToo() {
    LogarithmicBins bins = new LogarithmicBins(0.01);
    for (int i = 1; i < 60; i++) {
      double value = i * Double.MIN_VALUE;
      assertThat(bins.binOf(value)).isGreaterThan(bins.binOf((i - 1) * Double.MIN_VALUE));
      assertThat(bins.valueOf(bins.binOf(value))).isCloseTo(value, within(Double.MIN_VALUE));
    }
    assertThat(bins.valueOf(bins.binOf(Double.MIN_NORMAL)) / Double.MIN_NORMAL)
        .isCloseTo(1, within(0.01));
    assertThat(bins.valueOf(bins.binOf(-Double.MIN_VALUE))).isEqualTo(-Double.MIN_VALUE);
  }

  @Test
  void zeroInfinitiesAndNanHaveTheirOwn() {
    LogarithmicBins bins = new LogarithmicBins(0.01);
    assertThat(bins.valueOf(bins.binOf(0.0))).isEqualTo(0.0);
    assertThat(bins.binOf(-0.0)).isEqualTo(bins.binOf(0.0));
    assertThat(bins.valueOf(bins.binOf(Double.POSITIVE_INFINITY))).isInfinite().isPositive();
    assertThat(bins.valueOf(bins.binOf(Double.NEGATIVE_INFINITY))).isInfinite().isNegative();
    assertThat(bins.valueOf(bins.binOf(Double.NaN))).isNaN();
    assertThat(bins.binOf(Double.NaN)).isGreaterThan(bins.binOf(Double.POSITIVE_INFINITY));
    assertThat(bins.binOf(Double.MAX_VALUE)).isLessThan(bins.binOf(Double.POSITIVE_INFINITY));
  }

  @Test
  void binsAreInTheOrderOfTheirValues() {
    LogarithmicBins bins = new LogarithmicBins(0.0001);
    Random random = new Random(2);
    for (int i = 0; i < 100_000; i++) {
      double one = random.nextBoolean() ? anySize(random) : -anySize(random);
      double other = i % 2 == 0 ? Math.nextUp(one) : anySize(random);
      if (one <= other) {
        assertThat(bins.binOf(one)).isLessThanOrEqualTo(bins.binOf(other));
      } else if (one > other) {
        assertThat(bins.binOf(one)).isGreaterThanOrEqualTo(bins.binOf(other));
      }
    }
  }

  @Test
  void areThoseOfTheAuthorsLibrary() {
    CubicallyInterpolatedMapping library = new CubicallyInterpolatedMapping(0.01);
    LogarithmicBins bins = new LogarithmicBins(0.01);
    long offset = bins.binOf(1) - library.index(1);
    Random random = new Random(3);
    int same = 0;
    for (int i = 0; i < 100_000; i++) {
      double value = anySize(random);
      if (value < library.minIndexableValue() || !(value <= library.maxIndexableValue())) {
        value = random.nextDouble() + 1e-9;
      }
      long difference = bins.binOf(value) - offset - library.index(value);
      assertThat(Math.abs(difference)).isLessThanOrEqualTo(1);
      same += difference == 0 ? 1 : 0;
    }
    assertThat(same).isGreaterThan(99_990);
  }
}
