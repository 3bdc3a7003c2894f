package farm.analysis.aggregate.comparison;

import farm.analysis.aggregate.moment.ConfidenceLevel;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The results of a comparison.
 *
 * @param sizes the number of values of the first and the second group
 * @param numbers the other results, in the order of {@link Comparison#RESULTS}
 */
record Compared(List<Long> sizes, List<OptionalDouble> numbers) {

  static Compared of(Sample first, Sample second, ConfidenceLevel level) {
    Welch welch = Welch.of(first, second, level);
    return new Compared(
        List.of(first.size(), second.size()),
        List.of(
            first.mean(),
            second.mean(),
            welch.difference(),
            welch.low(),
            welch.high(),
            welch.t(),
            welch.degreesOfFreedom(),
            welch.p(),
            second.superiority(first)));
  }
}
