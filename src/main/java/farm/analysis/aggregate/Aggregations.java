package farm.analysis.aggregate;

import farm.analysis.aggregate.distribution.distinct.CountDistinct;
import farm.analysis.aggregate.distribution.frequency.Histogram;
import farm.analysis.aggregate.distribution.frequency.Mode;
import farm.analysis.aggregate.distribution.frequency.TopK;
import farm.analysis.aggregate.distribution.quantile.Iqr;
import farm.analysis.aggregate.distribution.quantile.Mad;
import farm.analysis.aggregate.distribution.quantile.Median;
import farm.analysis.aggregate.distribution.quantile.Quantile;
import farm.analysis.aggregate.distribution.rank.Spearman;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.moment.Correlation;
import farm.analysis.aggregate.moment.Covariance;
import farm.analysis.aggregate.moment.Kurtosis;
import farm.analysis.aggregate.moment.LinearTrend;
import farm.analysis.aggregate.moment.MeanCi;
import farm.analysis.aggregate.moment.ProportionCi;
import farm.analysis.aggregate.moment.Skewness;
import farm.analysis.aggregate.moment.Stddev;
import farm.analysis.aggregate.moment.StddevPop;
import farm.analysis.aggregate.moment.Stderr;
import farm.analysis.aggregate.moment.Variance;
import farm.analysis.aggregate.moment.VariancePop;
import farm.analysis.aggregate.moment.WeightedMean;
import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.aggregate.value.All;
import farm.analysis.aggregate.value.Any;
import farm.analysis.aggregate.value.First;
import farm.analysis.aggregate.value.Last;
import farm.analysis.aggregate.value.Max;
import farm.analysis.aggregate.value.Min;
import farm.analysis.aggregate.value.Only;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The aggregations by their names in pipeline files: {@code top_k} for {@code TopK}. A new
 * aggregation needs one line here.
 *
 * <p>Each is a record: its first component is the column to aggregate, the others are its options.
 */
public final class Aggregations {

  private static final Map<String, Class<? extends Record>> BY_NAME =
      byName(
          List.of(
              All.class,
              Any.class,
              Correlation.class,
              Count.class,
              CountDistinct.class,
              Covariance.class,
              First.class,
              Histogram.class,
              Iqr.class,
              Kurtosis.class,
              Last.class,
              LinearTrend.class,
              Mad.class,
              Max.class,
              Mean.class,
              MeanCi.class,
              Median.class,
              Min.class,
              Mode.class,
              Only.class,
              ProportionCi.class,
              Quantile.class,
              Skewness.class,
              Spearman.class,
              Stddev.class,
              StddevPop.class,
              Stderr.class,
              Sum.class,
              TopK.class,
              Variance.class,
              VariancePop.class,
              WeightedMean.class));

  private Aggregations() {}

  private static <A extends Record & Aggregation> Map<String, Class<? extends Record>> byName(
      List<Class<? extends A>> aggregations) {
    Map<String, Class<? extends Record>> byName = new TreeMap<>();
    for (Class<? extends A> aggregation : aggregations) {
      byName.put(nameOf(aggregation), aggregation);
    }
    return byName;
  }

  private static String nameOf(Class<?> aggregation) {
    String words = aggregation.getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1");
    return words.toLowerCase(Locale.ROOT);
  }

  /** The name of an aggregation. */
  public static String nameOf(Aggregation aggregation) {
    return nameOf(aggregation.getClass());
  }

  /** The names of all aggregations, sorted. */
  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  /**
   * The aggregation with this name: a record that is an {@link Aggregation}; empty if there is
   * none.
   */
  public static Optional<Class<? extends Record>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
