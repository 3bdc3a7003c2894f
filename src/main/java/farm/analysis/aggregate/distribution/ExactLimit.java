package farm.analysis.aggregate.distribution;

import org.jspecify.annotations.Nullable;

/** An option that limits the number of values kept for each group. */
public final class ExactLimit {

  private static final int MOST = 10_000_000;

  private ExactLimit() {}

  /**
   * Checks that a limit is from 1 to 10,000,000; null stands for the default.
   *
   * @param option the name of the option
   * @throws IllegalArgumentException with the range, if the limit is outside it
   */
  public static void check(String option, @Nullable Integer limit) {
    if (limit != null && (limit < 1 || limit > MOST)) {
      throw new IllegalArgumentException(
          "'%s' should be from 1 to %d, was %d".formatted(option, MOST, limit));
    }
  }
}
