package farm.analysis.testdata;

import static farm.analysis.testdata.AttachedRuns.numbers;
import static farm.analysis.testdata.Exactly.comparison;
import static farm.analysis.testdata.Exactly.correlation;
import static farm.analysis.testdata.Exactly.line;
import static farm.analysis.testdata.Exactly.mean;
import static farm.analysis.testdata.Exactly.ranks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The results of the pipelines that ask what decides over the fate of runs and agents. */
final class ExpectedOutcomes {

  private static final String RUNS =
      """
      SELECT db_path, simulation_id, status, steps, peak, mean, final,
          CASE WHEN final = 0 THEN first_empty END AS extinct_at
      FROM (%1$s) LEFT JOIN
        (SELECT db_path, simulation_id, count(*) AS steps, max(total_agents) AS peak,
            avg(total_agents) AS mean,
            min(CASE WHEN total_agents = 0 THEN step_number END) AS first_empty
          FROM (%2$s) GROUP BY db_path, simulation_id) USING (db_path, simulation_id)
      LEFT JOIN
        (SELECT db_path, simulation_id, total_agents AS final FROM
          (SELECT *, row_number() OVER
              (PARTITION BY db_path, simulation_id ORDER BY step_number DESC) AS place FROM (%2$s))
          WHERE place = 1) USING (db_path, simulation_id)
      """;

  private static final String SENSITIVITY =
      """
      SELECT key, outcome, setting, result FROM
        (SELECT db_path, simulation_id, key, value AS setting
          FROM (%s), json_each(parameters) WHERE type IN ('integer', 'real'))
      JOIN (%s) USING (db_path, simulation_id)
      WHERE setting IS NOT NULL ORDER BY 1, 2
      """;

  private static final String LIVES =
      """
      SELECT db_path, agent_id, agent_type, generation, initial_resources,
          death_time - birth_time AS lifespan, reward, coalesce(offspring, 0) AS offspring
      FROM (%1$s) LEFT JOIN
        (SELECT db_path, agent_id, total_reward AS reward FROM
          (SELECT *, row_number() OVER
              (PARTITION BY db_path, agent_id ORDER BY step_number DESC) AS place FROM (%2$s))
          WHERE place = 1) USING (db_path, agent_id)
      LEFT JOIN
        (SELECT db_path, parent_id AS agent_id, count(*) AS offspring FROM (%3$s)
          WHERE success GROUP BY 1, 2) USING (db_path, agent_id)
      """;

  private static final String PARENTS =
      """
      SELECT child.reward, child.lifespan, child.offspring, child.initial_resources,
          parent.reward AS parent_reward, parent.lifespan AS parent_lifespan,
          parent.offspring AS parent_offspring
      FROM lives AS child
      LEFT JOIN (SELECT db_path, offspring_id, parent_id FROM (%s) WHERE success) AS births
        ON births.db_path = child.db_path AND offspring_id = child.agent_id
      LEFT JOIN lives AS parent
        ON parent.db_path = child.db_path AND parent.agent_id = parent_id
      """;

  private ExpectedOutcomes() {}

  static List<String> extinction(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "db_path,simulation_id,status,outcome,steps,peak_population,final_population,extinct_at");
    String sql =
        "SELECT db_path, simulation_id, status, CASE WHEN steps IS NULL THEN 'no steps' WHEN final"
            + " = 0 THEN 'died out' ELSE 'survived' END, steps, peak, final, extinct_at FROM (%s)"
            + " ORDER BY 1, 2";
    for (List<Object> run : runs.rows(sql.formatted(outcomes(runs)))) {
      lines.add(line(run.toArray()));
    }
    return lines;
  }

  private static String outcomes(AttachedRuns runs) throws SQLException {
    String id = "CAST(simulation_id AS TEXT) AS simulation_id, ";
    return RUNS.formatted(
        runs.all(id + "status", "simulations"),
        runs.all(id + "step_number, total_agents", "simulation_steps"));
  }

  static List<String> sensitivity(AttachedRuns runs) throws SQLException {
    String parameters =
        runs.all("CAST(simulation_id AS TEXT) AS simulation_id, parameters", "simulations");
    String outcomes =
        "WITH runs AS (%s) ".formatted(outcomes(runs))
            + union(
                "runs",
                "peak_population: peak",
                "final_population: final",
                "extinct_at: extinct_at");
    return correlations(runs, "parameter", SENSITIVITY.formatted(parameters, outcomes));
  }

  /** The columns of a table as rows of their name and their value. */
  private static String union(String table, String... namesAndColumns) {
    List<String> parts = new ArrayList<>();
    for (String pair : namesAndColumns) {
      String[] names = pair.split(": ");
      parts.add(
          "SELECT *, '%s' AS outcome, %s AS result FROM %s".formatted(names[0], names[1], table));
    }
    return String.join(" UNION ALL ", parts);
  }

  static List<String> compareExperiments(AttachedRuns first, AttachedRuns second)
      throws SQLException {
    List<List<List<Object>>> samples = new ArrayList<>();
    for (AttachedRuns runs : List.of(first, second)) {
      samples.add(
          runs.rows(
              "SELECT peak, mean, final, final = 0 FROM (%s) WHERE steps IS NOT NULL"
                  .formatted(outcomes(runs))));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "value,first,second,n_first,n_second,mean_first,mean_second,difference,difference_low,"
            + "difference_high,t,degrees_of_freedom,p_value,vargha_delaney_a");
    List<String> names =
        List.of("peak_population", "mean_population", "final_population", "died_out");
    for (int i = 0; i < names.size(); i++) {
      List<Number> one = numbers(samples.get(0), i);
      List<Number> two = numbers(samples.get(1), i);
      List<Object> line = new ArrayList<>(List.of(names.get(i), "first", "second"));
      line.addAll(List.of(one.size(), two.size(), mean(one), mean(two)));
      line.addAll(comparison(one, two));
      lines.add(line(line.toArray()));
    }
    return lines;
  }

  static List<String> inheritance(AttachedRuns runs) throws SQLException {
    String births = runs.all("parent_id, offspring_id, success", "reproduction_events");
    String lives =
        LIVES.formatted(
            runs.all(
                "agent_id, agent_type, generation, initial_resources, birth_time, death_time",
                "agents"),
            runs.all("agent_id, step_number, total_reward", "agent_states"),
            births);
    List<String> pairs = new ArrayList<>();
    for (String cause :
        List.of("initial_resources", "parent_lifespan", "parent_offspring", "parent_reward")) {
      for (String outcome : List.of("lifespan", "offspring", "reward")) {
        pairs.add(
            "SELECT '%1$s', '%2$s', %1$s, %2$s FROM families WHERE %1$s IS NOT NULL"
                .formatted(cause, outcome));
      }
    }
    return correlations(
        runs,
        "cause",
        "WITH lives AS (%s), families AS (%s) ".formatted(lives, PARENTS.formatted(births))
            + String.join(" UNION ALL ", pairs)
            + " ORDER BY 1, 2");
  }

  private static List<String> correlations(AttachedRuns runs, String cause, String pairs)
      throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add(cause + ",outcome,n,pearson,spearman");
    runs.groups(2, pairs)
        .forEach(
            (key, rows) -> {
              if (rows.stream().map(row -> row.get(2)).distinct().count() < 2) {
                return;
              }
              List<List<Object>> full = rows.stream().filter(row -> !row.contains("")).toList();
              List<Number> x = numbers(full, 2);
              List<Number> y = numbers(full, 3);
              lines.add(
                  line(
                      key.get(0),
                      key.get(1),
                      full.size(),
                      correlation(x, y),
                      correlation(ranks(x), ranks(y))));
            });
    return lines;
  }
}
