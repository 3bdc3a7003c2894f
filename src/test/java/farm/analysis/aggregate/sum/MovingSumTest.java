package farm.analysis.aggregate.sum;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Rows;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MovingSumTest {

  private static final int COLUMNS = 300;
  private static final int VALUES = 60;

  /** After each move, the results have the bits of the exact sum of the values in the window. */
  @Test
  void equalsTheExactSumOfEveryWindow() {
    Random random = new Random(11);
    for (int column = 0; column < COLUMNS; column++) {
      int kind = column % 4;
      double[] values = new double[VALUES];
      for (int i = 0; i < VALUES; i++) {
        values[i] = value(kind, random);
      }
      int window = 1 + random.nextInt(12);
      MovingSum sum = MovingSum.of(DoubleColumn.of(values));
      for (int i = 0; i < VALUES; i++) {
        sum.add(i);
        if (i >= window) {
          sum.remove(i - window);
        }
        int first = Math.max(0, i - window + 1);
        BigDecimal exact = BigDecimal.ZERO;
        for (int j = first; j <= i; j++) {
          exact = exact.add(new BigDecimal(values[j]));
        }
        assertThat(sum.count()).isEqualTo(i - first + 1);
        assertThat(sum.nearest()).isEqualTo(exact.doubleValue() + 0.0);
        double mean = exact.doubleValue() / sum.count();
        assertThat(sum.mean())
            .isEqualTo(
                Double.isInfinite(mean) && sum.count() > 1
                    ? exact
                        .divide(BigDecimal.valueOf(sum.count()), new java.math.MathContext(800))
                        .doubleValue()
                    : mean + 0.0);
      }
    }
  }

  private static double value(int kind, Random random) {
    return switch (kind) {
      case 0 -> random.nextGaussian();
      case 1 -> random.nextInt(5) / 4.0 * (random.nextBoolean() ? 1 : 1e17);
      case 2 -> Math.scalb(random.nextGaussian(), random.nextInt(1000) - 500);
      default -> {
        double any = Double.longBitsToDouble(random.nextLong());
        yield Double.isFinite(any) ? any : -0.0;
      }
    };
  }

  @Test
  void infinitiesAndNaNCountOnlyWhileTheyAreThere() {
    double infinity = Double.POSITIVE_INFINITY;
    MovingSum sum = MovingSum.of(DoubleColumn.of(0.25, infinity, Double.NaN, -infinity));
    sum.add(0);
    sum.add(1);
    assertThat(sum.nearest()).isEqualTo(infinity);
    sum.add(3);
    assertThat(sum.mean()).isNaN();
    sum.remove(1);
    assertThat(sum.mean()).isEqualTo(-infinity);
    sum.add(2);
    assertThat(sum.nearest()).isNaN();
    sum.remove(2);
    sum.remove(3);
    assertThat(sum.nearest()).isEqualTo(0.25);
    assertThat(sum.mean()).isEqualTo(0.25);
  }

  @Test
  void integersOfAllSizesComeAndGo() {
    Random random = new Random(12);
    long[] edges = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, Long.MIN_VALUE + 1};
    long[] values =
        random.longs(2000).map(v -> v % 3 == 0 ? edges[(int) (v & 3) + 1] : v).toArray();
    values[5] = Long.MIN_VALUE;
    MovingLongSum sum = (MovingLongSum) MovingSum.of(LongColumn.of(values));
    BigInteger exact = BigInteger.ZERO;
    for (int i = 0; i < values.length; i++) {
      sum.add(i);
      exact = exact.add(BigInteger.valueOf(values[i]));
      if (i >= 9) {
        sum.remove(i - 9);
        exact = exact.subtract(BigInteger.valueOf(values[i - 9]));
      }
      assertThat(sum.exact()).isEqualTo(exact);
      assertThat(sum.fits()).isEqualTo(exact.bitLength() < Long.SIZE);
      assertThat(sum.nearest()).isEqualTo(exact.doubleValue());
      assertThat(sum.mean()).isEqualTo(exact.doubleValue() / sum.count());
    }
  }

  @Test
  void truthValuesAreZeroAndOne() {
    Column values = Rows.column(ColumnType.BOOLEAN, true, false, true);
    assertThat(values).isInstanceOf(BooleanColumn.class);
    MovingLongSum sum = (MovingLongSum) MovingSum.of(values);
    sum.add(0);
    sum.add(1);
    sum.add(2);
    assertThat(sum.sum()).isEqualTo(2);
    sum.remove(0);
    assertThat(sum.mean()).isEqualTo(0.5);
  }
}
