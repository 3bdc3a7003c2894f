package farm.analysis.simulation;

import static farm.analysis.chunk.ColumnType.DOUBLE;
import static farm.analysis.chunk.ColumnType.LONG;

import farm.analysis.aggregate.moment.ConfidenceLevel;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema.Field;
import java.util.List;
import java.util.Map;

/**
 * The share of survivors of each group at each time, from individuals that had an event or were
 * censored (Kaplan and Meier 1958): {@code SurvivalCurve.of(List.of("agent_type"), "survival_time",
 * "dead", 0.95)}.
 *
 * <p>The result has one row for each group and distinct time, sorted by group, then time. Its
 * columns are those of the group, then
 *
 * <ul>
 *   <li>{@code time}: a time with events or censored individuals, of the type of the input's times;
 *   <li>{@code at_risk}: the number of individuals that had no event before this time and weren't
 *       censored before it;
 *   <li>{@code events}, {@code censored}: the numbers of individuals that had the event at this
 *       time, and that were censored at it;
 *   <li>{@code survival}: the estimated share without an event until just after this time, from 0
 *       to 1;
 *   <li>{@code standard_error} of survival (Greenwood 1926); missing if survival is 0;
 *   <li>{@code low}, {@code high}: the confidence interval of survival, symmetric for ln(−ln
 *       survival); missing if survival is 0 or 1.
 * </ul>
 *
 * <p>Events come before censorings at the same time. There is no row for time 0, where survival is
 * 1, unless individuals have that time. Rows without a time or an event are dropped. Memory grows
 * with the number of distinct times of all groups, not of individuals.
 */
public final class SurvivalCurve extends RunStudy {

  private static final String TIME = "time";

  private static final List<Field> RESULTS =
      List.of(
          new Field("at_risk", LONG),
          new Field("events", LONG),
          new Field("censored", LONG),
          new Field("survival", DOUBLE),
          new Field("standard_error", DOUBLE),
          new Field("low", DOUBLE),
          new Field("high", DOUBLE));

  private SurvivalCurve(Lifetimes lifetimes, double z) {
    super(lifetimes, lifetimes.counts(), counts -> study(counts, lifetimes.groups().size(), z));
  }

  /**
   * Estimates the survival of each group.
   *
   * @param groups the columns that identify a group; none if all rows are one group
   * @param time the column of times, finite numbers of at least 0
   * @param event the column of events: true or 1 for an event, false or 0 if censored
   * @param level the confidence level of the interval, above 0 and below 1
   */
  public static SurvivalCurve of(List<String> groups, String time, String event, double level) {
    Lifetimes lifetimes = new Lifetimes(groups, time, event);
    lifetimes.checkResult(TIME);
    RESULTS.forEach(result -> lifetimes.checkResult(result.name()));
    return new SurvivalCurve(lifetimes, new ConfidenceLevel(level).z());
  }

  private static Chunk study(Chunk counts, int groups, double z) {
    List<String> keys = counts.schema().names().subList(0, groups + 1);
    KeyedRows rows =
        new KeyedRows(counts.project(keys).rename(Map.of(keys.get(groups), TIME)), RESULTS);
    List<Integer> edges = Runs.edges(counts, groups);
    for (int group = 0; group + 1 < edges.size(); group++) {
      int first = edges.get(group);
      KaplanMeier curve = KaplanMeier.of(counts, first, edges.get(group + 1), groups);
      for (int i = 0; i < curve.size(); i++) {
        rows.begin(first + i)
            .add(curve.atRisk(i))
            .add(curve.events(i))
            .add(curve.censored(i))
            .add(curve.survival(i))
            .add(curve.standardError(i))
            .add(curve.bound(i, -z))
            .add(curve.bound(i, z))
            .end();
      }
    }
    return rows.build();
  }
}
