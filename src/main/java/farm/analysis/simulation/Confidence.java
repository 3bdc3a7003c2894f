package farm.analysis.simulation;

import farm.analysis.aggregate.moment.ConfidenceLevel;

/** Confidence levels. */
final class Confidence {

  private Confidence() {}

  /**
   * The number of standard errors from an estimate to the bounds of its confidence interval: 1.96
   * for a level of 0.95, a quantile of the standard normal distribution.
   *
   * @throws IllegalArgumentException if the level isn't above 0 and below 1
   */
  static double quantile(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("'level' should be above 0 and below 1, was " + level);
    }
    return new ConfidenceLevel(level).z();
  }
}
