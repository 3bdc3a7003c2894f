package farm.analysis.aggregate.moment;

import farm.analysis.aggregate.sum.Dyadic;
import farm.analysis.aggregate.sum.ExactSums;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** The exact sums of one group. */
final class GroupMoments {

  private final long rows;
  private final Map<Moment, ExactSums> sums;
  private final int group;

  GroupMoments(long rows, Map<Moment, ExactSums> sums, int group) {
    this.rows = rows;
    this.sums = sums;
    this.group = group;
  }

  /** The number of rows, n. */
  long rows() {
    return rows;
  }

  /** The number of rows, n, as an exact number. */
  Dyadic count() {
    return Dyadic.of(rows);
  }

  /** Returns true if neither NaN nor an infinity was added to any sum. */
  boolean areFinite() {
    for (ExactSums one : sums.values()) {
      if (!one.isFinite(group)) {
        return false;
      }
    }
    return true;
  }

  /** The exact sum of a moment. */
  Dyadic sum(Moment moment) {
    return Objects.requireNonNull(sums.get(moment), moment.name()).exactSum(group);
  }

  /** n Σxy − Σx Σy: n² times the population covariance, or the population variance if x is y. */
  Dyadic spread(Moment product) {
    Dyadic first = sum(Moment.of(product.columns.get(0)));
    Dyadic second = sum(Moment.of(product.columns.get(1)));
    return count().times(sum(product)).minus(first.times(second));
  }

  /** n³ times the mean of (x − mean)³: n² Σx³ − 3 n Σx Σx² + 2 (Σx)³. */
  Dyadic third() {
    Dyadic sum = sum(Moment.X);
    Dyadic cube = sum.times(sum).times(sum);
    Dyadic mixed = count().times(sum).times(sum(Moment.XX));
    return populationDivisor()
        .times(sum(Moment.XXX))
        .minus(Dyadic.of(3L).times(mixed))
        .plus(Dyadic.of(2L).times(cube));
  }

  /** n⁴ times the mean of (x − mean)⁴: n³ Σx⁴ − 4 n² Σx Σx³ + 6 n (Σx)² Σx² − 3 (Σx)⁴. */
  Dyadic fourth() {
    Dyadic n = count();
    Dyadic sum = sum(Moment.X);
    Dyadic square = sum.times(sum);
    Dyadic threes = n.times(n).times(sum).times(sum(Moment.XXX));
    return n.times(n)
        .times(n)
        .times(sum(Moment.XXXX))
        .minus(Dyadic.of(4L).times(threes))
        .plus(Dyadic.of(6L).times(n).times(square).times(sum(Moment.XX)))
        .minus(Dyadic.of(3L).times(square).times(square));
  }

  /** The root of the sample variance divided by n. There must be two rows or more. */
  OptionalDouble standardError() {
    return spread(Moment.XX).rootOver(sampleDivisor().times(count()));
  }

  /** n², the divisor of {@link #spread} for a population's covariance. */
  Dyadic populationDivisor() {
    return count().times(count());
  }

  /** n (n − 1), the divisor of {@link #spread} for a sample's covariance. */
  Dyadic sampleDivisor() {
    return count().times(Dyadic.of(rows - 1));
  }
}
