package farm.analysis.aggregate.moment;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A result that is computed from the sums of a group.
 *
 * @param least the least number of rows; with fewer, the result is missing
 * @param formula the result of finite sums; empty if it is missing
 */
record Statistic(int least, Function<GroupMoments, OptionalDouble> formula) {

  /** The result of a group: missing if it has too few rows, NaN if a sum isn't finite. */
  OptionalDouble of(GroupMoments group) {
    if (group.rows() < least) {
      return OptionalDouble.empty();
    }
    return group.areFinite() ? formula.apply(group) : OptionalDouble.of(Double.NaN);
  }
}
