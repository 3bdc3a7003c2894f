package farm.analysis.testdata;

import static farm.analysis.testdata.Exactly.line;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers to the questions of {@code docs/questions.md}, by SQL alone. A file has those columns
 * of an answer that SQL can compute; sums and means aren't exactly rounded.
 */
final class ExpectedQuestions {

  private static final String ID = "CAST(simulation_id AS TEXT) AS simulation_id, ";

  private static final String POPULATION =
      """
      SELECT step, type, count(*), avg(n) FROM (%s) GROUP BY 1, 2 ORDER BY 1, 2
      """;

  /** The product of (n - d) / n over all times so far, as a sum of logarithms. */
  private static final String SURVIVAL =
      """
      WITH ages AS (
        SELECT generation, death_time IS NOT NULL AS dead,
            coalesce(death_time, last) - birth_time AS age
        FROM (%s) LEFT JOIN
          (SELECT db_path, simulation_id, max(step_number) AS last FROM (%s) GROUP BY 1, 2)
          USING (db_path, simulation_id)),
      times AS (
        SELECT generation, age, sum(dead) AS events, sum(NOT dead) AS censored,
            sum(count(*)) OVER (PARTITION BY generation ORDER BY age DESC) AS at_risk
        FROM ages GROUP BY generation, age)
      SELECT generation, age, at_risk, events, censored,
          exp(sum(ln(1 - CAST(events AS REAL) / at_risk))
            OVER (PARTITION BY generation ORDER BY age))
      FROM times ORDER BY 1, 2
      """;

  private static final String EXTINCT =
      """
      SELECT simulation_id, count(step_number),
          min(CASE WHEN total_agents = 0 THEN step_number END), db_path
      FROM (%s) LEFT JOIN (%s) USING (db_path, simulation_id)
      GROUP BY db_path, simulation_id ORDER BY db_path, simulation_id
      """;

  private static final String ACTION_MIX =
      """
      SELECT from_step, action_type, actions,
          CAST(actions AS REAL) / sum(actions) OVER (PARTITION BY from_step)
      FROM (SELECT step_number / 10 * 10 AS from_step, action_type, count(*) AS actions
          FROM (%s) GROUP BY 1, 2)
      ORDER BY 1, 2
      """;

  private static final String AGENTS_AND_ACTIONS =
      """
      SELECT agent_type, action_type, count(*), avg(reward)
      FROM (%s) JOIN (%s) USING (db_path, agent_id) GROUP BY 1, 2 ORDER BY 1, 2
      """;

  private static final String PARAMETERS =
      """
      SELECT db_path, simulation_id,
          json_extract(parameters, '$."resources.resource_regen_rate"'), final
      FROM (%1$s) JOIN
        (SELECT db_path, simulation_id, total_agents AS final FROM
          (SELECT *, row_number() OVER
              (PARTITION BY db_path, simulation_id ORDER BY step_number DESC) AS place FROM (%2$s))
          WHERE place = 1) USING (db_path, simulation_id)
      ORDER BY 1, 2
      """;

  private static final String TOP_TEN =
      """
      SELECT db_path, agent_id, total_reward, oldest FROM
        (SELECT *, max(age) OVER life AS oldest,
            row_number() OVER (life ORDER BY step_number DESC) AS place
          FROM (%s) WINDOW life AS (PARTITION BY db_path, agent_id))
      WHERE place = 1 ORDER BY total_reward DESC LIMIT 10
      """;

  private static final String GENOMES =
      "SELECT generation, count(*), count(DISTINCT genome_id) FROM (%s) GROUP BY 1 ORDER BY 1";

  private static final String EVERY_TENTH_STEP =
      """
      SELECT simulation_id, step_number, total_agents, db_path
      FROM (%s) WHERE step_number %% 10 = 0 ORDER BY db_path, simulation_id, step_number
      """;

  private static final String EXPERIMENTS =
      """
      WITH steps AS (SELECT * FROM (%s)),
      runs AS (
        SELECT db_path LIKE '%%/drought/%%' AS dry, max(total_agents) AS peak,
            (SELECT total_agents FROM steps AS last WHERE last.db_path = steps.db_path
              AND last.simulation_id = steps.simulation_id
              ORDER BY step_number DESC LIMIT 1) AS final
        FROM steps GROUP BY db_path, simulation_id),
      samples AS (
        SELECT dry, value, count(*) AS n, avg(x) AS mean,
            (sum(x * x) - sum(x) * sum(x) * 1.0 / count(*)) / (count(*) - 1) / count(*) AS error
        FROM (SELECT dry, 'peak' AS value, peak AS x FROM runs
            UNION ALL SELECT dry, 'final', final FROM runs)
        GROUP BY dry, value)
      SELECT value, one.n, two.n, one.mean, two.mean, two.mean - one.mean,
          (two.mean - one.mean) / sqrt(one.error + two.error)
      FROM samples AS one JOIN samples AS two USING (value)
      WHERE NOT one.dry AND two.dry ORDER BY value DESC
      """;

  private ExpectedQuestions() {}

  /** The lines of each answer on the runs of {@code testdata/experiment/}, by its name. */
  static Map<String, List<String>> ofExperiment(AttachedRuns runs) throws SQLException {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    answers.put(
        "population_by_type",
        answer(runs, "step,agent_type,runs,mean_count", POPULATION.formatted(runs.typeCounts())));
    answers.put(
        "survival",
        answer(
            runs,
            "generation,time,at_risk,events,censored,survival",
            SURVIVAL.formatted(
                runs.all(ID + "generation, birth_time, death_time", "agents"),
                runs.all(ID + "step_number", "simulation_steps"))));
    answers.put(
        "action_mix",
        answer(
            runs,
            "from_step,action_type,actions,share",
            ACTION_MIX.formatted(runs.all("step_number, action_type", "agent_actions"))));
    answers.put(
        "agents_and_actions",
        answer(
            runs,
            "agent_type,action_type,actions,mean_reward",
            AGENTS_AND_ACTIONS.formatted(
                runs.all("agent_id, action_type, reward", "agent_actions"),
                runs.all("agent_id, agent_type", "agents"))));
    answers.put(
        "top_ten",
        answer(
            runs,
            "db_path,agent_id,reward,age",
            TOP_TEN.formatted(
                runs.all("agent_id, step_number, total_reward, age", "agent_states"))));
    answers.put(
        "genomes",
        answer(
            runs,
            "generation,agents,genomes",
            GENOMES.formatted(runs.all("generation, genome_id", "agents"))));
    answers.put(
        "every_tenth_step",
        answer(
            runs,
            "simulation_id,step_number,total_agents,db_path",
            EVERY_TENTH_STEP.formatted(
                runs.all(ID + "step_number, total_agents", "simulation_steps"))));
    return answers;
  }

  /** The lines of each answer on the runs of both experiments, by its name. */
  static Map<String, List<String>> ofAll(AttachedRuns runs) throws SQLException {
    String simulations = runs.all(ID + "parameters", "simulations");
    String steps = runs.all(ID + "step_number, total_agents", "simulation_steps");
    return Map.of(
        "experiments",
        answer(
            runs,
            "value,n_first,n_second,mean_first,mean_second,difference,t",
            EXPERIMENTS.formatted(steps)),
        "extinct",
        answer(
            runs, "simulation_id,steps,extinct_at,db_path", EXTINCT.formatted(simulations, steps)),
        "parameters",
        answer(
            runs,
            "db_path,simulation_id,regen_rate,final_population",
            PARAMETERS.formatted(simulations, steps)));
  }

  private static List<String> answer(AttachedRuns runs, String header, String sql)
      throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add(header);
    for (List<Object> row : runs.rows(sql)) {
      lines.add(line(row.toArray()));
    }
    return lines;
  }
}
