package farm.analysis.aggregate.moment;

import farm.analysis.aggregate.sum.Dyadic;
import farm.analysis.aggregate.sum.ExactSums;
import java.util.Map;
import java.util.Objects;

/** The exact sums of one group. */
final class GroupMoments {

  private final long count;
  private final Map<Moment, ExactSums> sums;
  private final int group;

  GroupMoments(long count, Map<Moment, ExactSums> sums, int group) {
    this.count = count;
    this.sums = sums;
    this.group = group;
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
    Dyadic first = sum(Moment.of(product.first));
    Dyadic second = product.first == product.second ? first : sum(Moment.of(product.second));
    return Dyadic.of(count).times(sum(product)).minus(first.times(second));
  }

  /** n², the divisor of {@link #spread} for a population's covariance. */
  Dyadic populationDivisor() {
    return Dyadic.of(count).times(Dyadic.of(count));
  }

  /** n (n − 1), the divisor of {@link #spread} for a sample's covariance. */
  Dyadic sampleDivisor() {
    return Dyadic.of(count).times(Dyadic.of(count - 1));
  }
}
