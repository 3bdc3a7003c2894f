package farm.analysis.aggregate.distribution;

import org.jspecify.annotations.Nullable;

/** The option that limits the number of distinct values kept for each group. */
public final class ExactLimit {

  private static final int MOST = 10_000_000;

  private ExactLimit() {}

  /**
   * Checks that a limit is from 1 to 10,000,000; null stands for the default.
   *
   * @throws IllegalArgumentException with the range, if the limit is outside it
   */
  public static void check(@Nullable Integer exactValues) {
    if (exactValues != null && (exactValues < 1 || exactValues > MOST)) {
      throw new IllegalArgumentException(
          "'exact_values' should be from 1 to %d, was %d".formatted(MOST, exactValues));
    }
  }
}
