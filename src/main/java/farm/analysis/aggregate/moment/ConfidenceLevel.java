package farm.analysis.aggregate.moment;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The share of intervals that contain the true value, if the data were drawn again and again.
 *
 * @param level the share, above 0 and below 1
 */
public record ConfidenceLevel(double level) implements Serializable {

  private static final double DEFAULT = 0.95;

  /** Checks the level. */
  public ConfidenceLevel {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "'level' should be above 0 and below 1, such as 0.95, was %s".formatted(level));
    }
  }

  /** This level; 0.95 for null. */
  public static ConfidenceLevel of(@Nullable Double level) {
    return new ConfidenceLevel(level == null ? DEFAULT : level);
  }

  /**
   * The quantile (1 + level) / 2 of Student's distribution. Its relative error was below 10⁻¹² for
   * levels from 0.01 to 0.999999 and 1 to 10⁹ degrees of freedom.
   */
  public double t(double degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2);
  }

  /** The quantile (1 + level) / 2 of the normal distribution, with the same error. */
  public double z() {
    return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
  }

  /** The columns of an estimate and the bounds of its interval: NAME, NAME_low and NAME_high. */
  static List<Schema.Field> results(String name) {
    return Stream.of("", "_low", "_high")
        .map(end -> new Schema.Field(name + end, ColumnType.DOUBLE))
        .toList();
  }

  /** The name of an interval of this level: {@code 95 % confidence interval}. */
  public String interval() {
    BigDecimal percent = BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros();
    return "%s %% confidence interval".formatted(percent.toPlainString());
  }
}
