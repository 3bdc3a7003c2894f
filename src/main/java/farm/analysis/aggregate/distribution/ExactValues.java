package farm.analysis.aggregate.distribution;

import org.jspecify.annotations.Nullable;

/** The option that limits how many distinct values of a group are kept. */
public final class ExactValues {

  private static final int MOST = 10_000_000;

  private ExactValues() {}

  /**
   * Refuses a limit that is out of range; null is the default.
   *
   * @throws IllegalArgumentException with the range
   */
  public static void check(@Nullable Integer exactValues) {
    if (exactValues != null && (exactValues < 1 || exactValues > MOST)) {
      throw new IllegalArgumentException(
          "'exact_values' should be from 1 to %d, was %d".formatted(MOST, exactValues));
    }
  }
}
