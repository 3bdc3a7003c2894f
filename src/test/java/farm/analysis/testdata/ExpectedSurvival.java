package farm.analysis.testdata;

import static farm.analysis.testdata.AttachedRuns.numbers;
import static farm.analysis.testdata.Exactly.line;
import static farm.analysis.testdata.Exactly.sum;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The survival curves and median lifespans of agents. Survival and its variance are products and
 * sums of doubles in the order of the times, computed by recursive SQL.
 */
final class ExpectedSurvival {

  /**
   * For each group and time: its keys (%1$s), time, number at risk, events, censored, survival, and
   * Σ d / (n (n − d)).
   */
  private static final String CURVE =
      """
      WITH RECURSIVE
      lives AS (SELECT *, coalesce(death_time, last) - birth_time AS time
          FROM (%2$s) AS agents LEFT JOIN
              (SELECT db_path, simulation_id, max(step_number) AS last FROM (%3$s) GROUP BY 1, 2)
          USING (db_path, simulation_id)),
      counts AS (SELECT %1$s, time, count(*) AS n, count(death_time) AS d
          FROM lives WHERE time IS NOT NULL GROUP BY %1$s, time),
      risks AS (SELECT *, sum(n) OVER (ends ORDER BY time DESC) AS at_risk,
              row_number() OVER (ends ORDER BY time) AS number
          FROM counts WINDOW ends AS (PARTITION BY %1$s)),
      factors AS (SELECT *, CAST(at_risk - d AS REAL) / at_risk AS factor,
              d / (CAST(at_risk AS REAL) * (at_risk - d)) AS term
          FROM risks),
      curve AS (SELECT %1$s, number, time, at_risk, d, n, factor AS survival, term AS variance
          FROM factors WHERE number = 1
          UNION ALL
          SELECT %1$s, next.number, next.time, next.at_risk, next.d, next.n,
              curve.survival * next.factor, curve.variance + next.term
          FROM curve JOIN factors AS next USING (%1$s) WHERE next.number = curve.number + 1)
      SELECT %1$s, time, at_risk, d, n - d, survival, variance FROM curve ORDER BY %1$s, time
      """;

  /**
   * The quantile of the normal distribution for a level of 0.95, as Commons Statistics gives it:
   * one unit in the last place below the nearest double, 1.959963984540054.
   */
  private static final double Z = 1.9599639845400538;

  private ExpectedSurvival() {}

  /** A row of the query: a time of a group, with the number of its key columns. */
  private record Row(List<Object> values, int keys) {

    Object column(int index) {
      return values.get(keys + index);
    }

    double number(int index) {
      return ((Number) column(index)).doubleValue();
    }

    double time() {
      return number(0);
    }

    double survival() {
      return number(4);
    }

    Object standardError() {
      return survival() == 0 ? "" : (Object) (survival() * Math.sqrt(number(5)));
    }

    /** exp(ln S exp(z σ / ln S)). */
    Object bound(double z) {
      if (survival() == 0 || survival() == 1) {
        return "";
      }
      double logarithm = StrictMath.log(survival());
      return StrictMath.exp(logarithm * StrictMath.exp(z * Math.sqrt(number(5)) / logarithm));
    }
  }

  private static List<List<Row>> groups(AttachedRuns runs, int keys, String keyColumns)
      throws SQLException {
    String id = "CAST(simulation_id AS TEXT) AS simulation_id, ";
    String agents = runs.all(id + "agent_type, generation, birth_time, death_time", "agents");
    String steps = runs.all(id + "step_number", "simulation_steps");
    return runs.groups(keys, CURVE.formatted(keyColumns, agents, steps)).values().stream()
        .map(rows -> rows.stream().map(row -> new Row(row, keys)).toList())
        .toList();
  }

  static List<String> curves(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("agent_type,time,at_risk,events,censored,survival,standard_error,low,high");
    for (List<Row> rows : groups(runs, 1, "agent_type")) {
      for (Row row : rows) {
        List<Object> fields = new ArrayList<>(row.values().subList(0, 6));
        fields.addAll(List.of(row.standardError(), row.bound(-Z), row.bound(Z)));
        lines.add(line(fields.toArray()));
      }
    }
    return lines;
  }

  static List<String> summaries(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "agent_type,generation,n,events,median,median_low,median_high,until,restricted_mean,"
            + "restricted_mean_standard_error");
    for (List<Row> rows : groups(runs, 2, "agent_type, generation")) {
      List<Object> fields = new ArrayList<>(rows.get(0).values().subList(0, 2));
      fields.add(rows.get(0).column(1));
      fields.add(sum(numbers(rows.stream().map(Row::values).toList(), 2 + 2)));
      fields.add(half(rows, rows.stream().<Object>map(Row::survival).toList()));
      fields.add(half(rows, rows.stream().map(row -> row.bound(-Z)).toList()));
      fields.add(half(rows, rows.stream().map(row -> row.bound(Z)).toList()));
      fields.add(rows.get(rows.size() - 1).time());
      fields.addAll(areas(rows));
      lines.add(line(fields.toArray()));
    }
    return lines;
  }

  /** The first time at which a curve is at most 0.5; no curve of the test data is 0.5. */
  private static Object half(List<Row> rows, List<Object> curve) {
    for (int i = 0; i < rows.size(); i++) {
      if (curve.get(i) instanceof Double value && value <= 0.5) {
        if (value == 0.5) {
          throw new IllegalStateException("a curve is 0.5; see the definition of the median");
        }
        return rows.get(i).time();
      }
    }
    return "";
  }

  /** The area under a curve up to its last time, summed from there, and its standard error. */
  private static List<Object> areas(List<Row> rows) {
    double area = 0;
    double variance = 0;
    double end = rows.get(rows.size() - 1).time();
    for (int i = rows.size() - 1; i >= 0; i--) {
      Row row = rows.get(i);
      area += row.survival() * (end - row.time());
      end = row.time();
      double rest = row.number(1) - row.number(2);
      variance += rest == 0 ? 0 : area * area * row.number(2) / (row.number(1) * rest);
    }
    return List.of(area + end, Math.sqrt(variance));
  }
}
