package farm.analysis.testdata;

import static farm.analysis.testdata.AttachedRuns.numbers;
import static farm.analysis.testdata.Exactly.line;
import static farm.analysis.testdata.Exactly.max;
import static farm.analysis.testdata.Exactly.mean;
import static farm.analysis.testdata.Exactly.quantile;
import static farm.analysis.testdata.Exactly.stddev;
import static farm.analysis.testdata.Exactly.sum;
import static farm.analysis.testdata.Exactly.trend;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The results of the pipelines that study runs: their populations, types and agents' lives. */
final class ExpectedStudies {

  private static final String SHARES =
      """
      SELECT db_path, type, step, CAST(n AS REAL) / nullif(sum(n) OVER steps, 0) AS share,
          n > 0 AND row_number() OVER (steps ORDER BY n DESC, type) = 1 AS dominant
      FROM (SELECT db_path, type, step, sum(n) AS n FROM (%s) GROUP BY db_path, type, step)
      WINDOW steps AS (PARTITION BY db_path, step)
      ORDER BY db_path, type, step
      """;

  private static final String LIVES =
      """
      SELECT agent_type, generation, death_time - birth_time AS age_at_death,
          CASE WHEN death_time IS NULL THEN last - birth_time END AS age_so_far,
          death_time IS NOT NULL, death_time IS NULL
      FROM (%s) AS agents LEFT JOIN
          (SELECT db_path, simulation_id, max(step_number) AS last FROM (%s) GROUP BY 1, 2) AS runs
      ON agents.db_path = runs.db_path AND agents.simulation_id = runs.simulation_id
      ORDER BY 1, 2
      """;

  private static final String CHANGES =
      """
      SELECT db_path, step_number, total_agents, total_agents - lag(total_agents) OVER
          (PARTITION BY db_path ORDER BY step_number) AS change
      FROM (%s) ORDER BY db_path, step_number
      """;

  /** The number of steps over which comparison.yaml and events.yaml measure stability. */
  private static final int WINDOW = 10;

  /** The number of standard deviations beyond which a change is in events.yaml. */
  private static final double MOST_DEVIATIONS = 3;

  private ExpectedStudies() {}

  static List<String> comparison(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "db_path,steps,first_population,last_population,peak_population,mean_population,"
            + "median_growth_rate,mean_stability,trend_slope,trend_intercept");
    String steps = runs.all("step_number, total_agents", "simulation_steps");
    runs.groups(
            1,
            "SELECT db_path, step_number, sum(total_agents) FROM ("
                + steps
                + ") GROUP BY 1, 2 ORDER BY 1, 2")
        .forEach(
            (run, rows) -> {
              List<Number> population = numbers(rows, 2);
              List<Object> trend = trend(numbers(rows, 1), population);
              lines.add(
                  line(
                      run.get(0),
                      rows.size(),
                      population.get(0),
                      population.get(population.size() - 1),
                      max(population),
                      mean(population),
                      quantile(0.5, growthRates(population)),
                      mean(stabilities(population)),
                      trend.get(0),
                      trend.get(1)));
            });
    return lines;
  }

  /** The growth from each step to the next; the steps have no gaps. */
  private static List<Double> growthRates(List<Number> population) {
    List<Double> rates = new ArrayList<>();
    for (int i = 1; i < population.size(); i++) {
      rates.add(population.get(i).doubleValue() / population.get(i - 1).doubleValue() - 1);
    }
    return rates;
  }

  private static List<Double> stabilities(List<Number> population) {
    List<Double> stabilities = new ArrayList<>();
    for (int i = 1; i < population.size(); i++) {
      List<Number> window = population.subList(Math.max(0, i + 1 - WINDOW), i + 1);
      double mean = (double) mean(window);
      double squares = 0;
      for (Number value : window) {
        squares += (value.doubleValue() - mean) * (value.doubleValue() - mean);
      }
      stabilities.add(1 / (1 + Math.sqrt(squares / window.size()) / mean));
    }
    return stabilities;
  }

  static List<String> events(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("db_path,step_number,total_agents,change,mean_before,stddev_before,deviations");
    String steps = runs.all("step_number, total_agents", "simulation_steps");
    runs.groups(1, CHANGES.formatted(steps))
        .forEach(
            (run, rows) -> {
              for (int i = WINDOW + 1; i < rows.size(); i++) {
                List<Number> before = numbers(rows.subList(i - WINDOW, i), 3);
                double change = ((Number) rows.get(i).get(3)).doubleValue();
                double mean = (double) mean(before);
                double stddev = (double) stddev(before);
                if (Math.abs(change - mean) > MOST_DEVIATIONS * stddev) {
                  List<Object> event = new ArrayList<>(rows.get(i));
                  event.addAll(List.of(mean, stddev, (change - mean) / stddev));
                  lines.add(line(event.toArray()));
                }
              }
            });
    return lines;
  }

  static List<String> dominance(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("db_path,agent_type,steps,dominant_steps,mean_share,final_share");
    runs.groups(2, SHARES.formatted(runs.typeCounts()))
        .forEach(
            (key, rows) -> {
              List<Number> shares = numbers(rows, 3);
              lines.add(
                  line(
                      key.get(0),
                      key.get(1),
                      rows.size(),
                      sum(numbers(rows, 4)),
                      mean(shares),
                      shares.get(shares.size() - 1)));
            });
    return lines;
  }

  static List<String> lifespans(AttachedRuns runs) throws SQLException {
    String id = "CAST(simulation_id AS TEXT) AS simulation_id, ";
    String agents = runs.all(id + "agent_type, generation, birth_time, death_time", "agents");
    String steps = runs.all(id + "step_number", "simulation_steps");
    List<String> lines = new ArrayList<>();
    lines.add(
        "agent_type,generation,agents,dead,mean_age_at_death,median_age_at_death,p90_age_at_death,"
            + "alive,mean_age_so_far,median_age_so_far,p90_age_so_far");
    runs.groups(2, LIVES.formatted(agents, steps))
        .forEach(
            (key, rows) -> {
              List<Number> atDeath = numbers(rows, 2);
              List<Number> soFar = numbers(rows, 3);
              lines.add(
                  line(
                      key.get(0),
                      key.get(1),
                      rows.size(),
                      sum(numbers(rows, 4)),
                      mean(atDeath),
                      quantile(0.5, atDeath),
                      quantile(0.9, atDeath),
                      sum(numbers(rows, 5)),
                      mean(soFar),
                      quantile(0.5, soFar),
                      quantile(0.9, soFar)));
            });
    return lines;
  }
}
