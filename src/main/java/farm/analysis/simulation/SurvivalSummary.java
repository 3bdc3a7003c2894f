package farm.analysis.simulation;

import static farm.analysis.chunk.ColumnType.DOUBLE;
import static farm.analysis.chunk.ColumnType.LONG;

import farm.analysis.aggregate.moment.ConfidenceLevel;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The median and the restricted mean of the survival times of each group, from individuals that had
 * an event or were censored: {@code SurvivalSummary.of(List.of("agent_type"), "survival_time",
 * "dead", 0.95, null)}.
 *
 * <p>The result has one row for each group, sorted by group. Its columns are those of the group,
 * then
 *
 * <ul>
 *   <li>{@code n}, {@code events}: the numbers of individuals and of events;
 *   <li>{@code median}: the first time at which survival is at most 0.5, see {@link SurvivalCurve}.
 *       If it is 0.5, the middle between this time and the next lower step, as in R's survfit.
 *       Missing if survival stays above 0.5;
 *   <li>{@code median_low}, {@code median_high}: the confidence interval of the median (Brookmeyer
 *       and Crowley 1982): the medians of the bounds of survival. Missing if a bound stays above
 *       0.5;
 *   <li>{@code until}: the time at which the restricted mean cuts off times;
 *   <li>{@code restricted_mean}: the mean of times cut off at {@code until}, which is the area
 *       under the curve up to {@code until}. Missing if the curve ends earlier, above 0;
 *   <li>{@code restricted_mean_standard_error} (Klein and Moeschberger 2003, section 4.5); missing
 *       if the mean is.
 * </ul>
 *
 * <p>Rows without a time or an event are dropped. Memory grows with the number of distinct times of
 * all groups, not of individuals.
 */
public final class SurvivalSummary extends RunStudy {

  private static final List<Field> RESULTS =
      List.of(
          new Field("n", LONG),
          new Field("events", LONG),
          new Field("median", DOUBLE),
          new Field("median_low", DOUBLE),
          new Field("median_high", DOUBLE),
          new Field("until", DOUBLE),
          new Field("restricted_mean", DOUBLE),
          new Field("restricted_mean_standard_error", DOUBLE));

  private SurvivalSummary(Lifetimes lifetimes, double z, @Nullable Double until) {
    super(
        lifetimes,
        lifetimes.counts(),
        counts -> study(counts, lifetimes.groups().size(), z, until));
  }

  /**
   * Summarizes the survival times of each group.
   *
   * @param groups the columns that identify a group; none if all rows are one group
   * @param time the column of times, finite numbers of at least 0
   * @param event the column of events: true or 1 for an event, false or 0 if censored
   * @param level the confidence level of the median's interval, above 0 and below 1
   * @param until the time at which the restricted mean cuts off times, above 0; null for the last
   *     time of each group
   */
  public static SurvivalSummary of(
      List<String> groups, String time, String event, double level, @Nullable Double until) {
    if (until != null && !(until > 0 && until < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("'until' should be a finite time above 0, was " + until);
    }
    Lifetimes lifetimes = new Lifetimes(groups, time, event);
    RESULTS.forEach(result -> lifetimes.checkResult(result.name()));
    return new SurvivalSummary(lifetimes, new ConfidenceLevel(level).z(), until);
  }

  private static Chunk study(Chunk counts, int groups, double z, @Nullable Double until) {
    KeyedRows rows =
        new KeyedRows(counts.project(counts.schema().names().subList(0, groups)), RESULTS);
    List<Integer> edges = Runs.edges(counts, groups);
    for (int group = 0; group + 1 < edges.size(); group++) {
      int first = edges.get(group);
      KaplanMeier curve = KaplanMeier.of(counts, first, edges.get(group + 1), groups);
      double end = until == null ? curve.lastTime() : until;
      KaplanMeier.RestrictedMean mean = curve.restrictedMean(end);
      rows.begin(first)
          .add(curve.individuals())
          .add(curve.allEvents())
          .add(curve.half(curve::survival))
          .add(curve.half(i -> curve.bound(i, -z)))
          .add(curve.half(i -> curve.bound(i, z)))
          .add(end)
          .add(mean.mean())
          .add(mean.standardError())
          .end();
    }
    return rows.build();
  }
}
