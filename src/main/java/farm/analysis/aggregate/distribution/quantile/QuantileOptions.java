package farm.analysis.aggregate.distribution.quantile;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The limits of the computation of quantiles.
 *
 * @param relativeError the relative error of estimates, from 0.0001 to 0.5
 * @param exactValues the number of values kept for each group, from 0 to 10,000,000
 */
record QuantileOptions(double relativeError, int exactValues) {

  private static final double LEAST_ERROR = 0.0001;
  private static final double MOST_ERROR = 0.5;
  private static final double DEFAULT_ERROR = 0.01;
  private static final int MOST_EXACT = 10_000_000;
  private static final int DEFAULT_EXACT = 1_000;

  QuantileOptions {
    if (!(relativeError >= LEAST_ERROR && relativeError <= MOST_ERROR)) {
      throw new IllegalArgumentException(
          "'relative_error' should be from 0.0001 to 0.5, was %s".formatted(relativeError));
    }
    if (exactValues < 0 || exactValues > MOST_EXACT) {
      throw new IllegalArgumentException(
          "'exact_values' should be from 0 to %d, was %d".formatted(MOST_EXACT, exactValues));
    }
  }

  static QuantileOptions of(@Nullable Double relativeError, @Nullable Integer exactValues) {
    return new QuantileOptions(
        relativeError == null ? DEFAULT_ERROR : relativeError,
        exactValues == null ? DEFAULT_EXACT : exactValues);
  }

  String errorOfEstimates() {
    BigDecimal percent = BigDecimal.valueOf(relativeError).movePointRight(2).stripTrailingZeros();
    return "relative error %s %%".formatted(percent.toPlainString());
  }
}
