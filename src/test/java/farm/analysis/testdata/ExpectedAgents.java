package farm.analysis.testdata;

import static farm.analysis.testdata.AttachedRuns.numbers;
import static farm.analysis.testdata.Exactly.line;
import static farm.analysis.testdata.Exactly.max;
import static farm.analysis.testdata.Exactly.mean;
import static farm.analysis.testdata.Exactly.sum;
import static farm.analysis.testdata.Exactly.trend;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The results of the pipelines that follow single agents: moves, actions, targets, lessons. */
final class ExpectedAgents {

  private static final String DISTANCES =
      """
      SELECT step_number, agent_type, sqrt(dx * dx + dy * dy) / steps AS distance
      FROM (SELECT db_path, agent_id, step_number,
            position_x - lag(position_x) OVER life AS dx,
            position_y - lag(position_y) OVER life AS dy,
            step_number - lag(step_number) OVER life AS steps
          FROM (%s) WINDOW life AS (PARTITION BY db_path, agent_id ORDER BY step_number))
      LEFT JOIN (%s) USING (db_path, agent_id)
      WHERE distance IS NOT NULL ORDER BY 1, 2
      """;

  private static final String SEQUENCES =
      """
      SELECT action_type, next, n, CAST(n AS REAL) / sum(n) OVER (PARTITION BY action_type)
      FROM (SELECT action_type, next, count(*) AS n
          FROM (SELECT action_type, lead(action_type) OVER
                (PARTITION BY db_path, agent_id ORDER BY step_number, action_id) AS next FROM (%s))
          WHERE next IS NOT NULL GROUP BY action_type, next)
      ORDER BY 1, 2
      """;

  private static final String ATTACKS =
      """
      SELECT attacker.agent_type, coalesce(target.agent_type, 'none'), reward,
          json_extract(details, '$.damage_dealt') AS damage
      FROM (%1$s) AS actions
      LEFT JOIN (%2$s) AS attacker
        ON actions.db_path = attacker.db_path AND actions.agent_id = attacker.agent_id
      LEFT JOIN (%2$s) AS target
        ON actions.db_path = target.db_path AND action_target_id = target.agent_id
      WHERE action_type = 'attack' ORDER BY 1, 2
      """;

  private static final String SHARES =
      """
      SELECT giver.agent_type, receiver.agent_type, actions.agent_id, action_target_id,
          json_extract(details, '$.share_amount')
      FROM (%1$s) AS actions
      LEFT JOIN (%2$s) AS giver
        ON actions.db_path = giver.db_path AND actions.agent_id = giver.agent_id
      LEFT JOIN (%2$s) AS receiver
        ON actions.db_path = receiver.db_path AND action_target_id = receiver.agent_id
      WHERE action_type = 'share' AND action_target_id IS NOT NULL ORDER BY 1, 2
      """;

  private static final String AGENTS = "agent_id, agent_type";

  private ExpectedAgents() {}

  static List<String> movement(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("step_number,agent_type,agents,moving,mean_distance,max_distance");
    String states = runs.all("agent_id, step_number, position_x, position_y", "agent_states");
    runs.groups(2, DISTANCES.formatted(states, runs.all(AGENTS, "agents")))
        .forEach(
            (key, rows) -> {
              List<Number> distances = numbers(rows, 2);
              long moving = distances.stream().filter(way -> way.doubleValue() > 0).count();
              lines.add(
                  line(
                      key.get(0),
                      key.get(1),
                      rows.size(),
                      (double) moving / rows.size(),
                      mean(distances),
                      max(distances)));
            });
    return lines;
  }

  static List<String> actionSequences(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("action_type,next_action,times,share");
    String actions = runs.all("agent_id, step_number, action_id, action_type", "agent_actions");
    for (List<Object> row : runs.rows(SEQUENCES.formatted(actions))) {
      lines.add(line(row.toArray()));
    }
    return lines;
  }

  static List<String> combat(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("attacker_type,target_type,attacks,successes,success_rate,mean_damage,mean_reward");
    String actions =
        runs.all("agent_id, action_type, action_target_id, reward, details", "agent_actions");
    runs.groups(2, ATTACKS.formatted(actions, runs.all(AGENTS, "agents")))
        .forEach(
            (key, rows) -> {
              List<Number> damages = numbers(rows, 3);
              long successes = damages.stream().filter(damage -> damage.doubleValue() > 0).count();
              lines.add(
                  line(
                      key.get(0),
                      key.get(1),
                      rows.size(),
                      successes,
                      (double) successes / rows.size(),
                      mean(damages),
                      mean(numbers(rows, 2))));
            });
    return lines;
  }

  static List<String> sharing(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("giver_type,receiver_type,times,givers,receivers,amount,mean_amount");
    String actions = runs.all("agent_id, action_type, action_target_id, details", "agent_actions");
    runs.groups(2, SHARES.formatted(actions, runs.all(AGENTS, "agents")))
        .forEach(
            (key, rows) -> {
              List<Number> amounts = numbers(rows, 4);
              lines.add(
                  line(
                      key.get(0),
                      key.get(1),
                      rows.size(),
                      rows.stream().map(row -> row.get(2)).distinct().count(),
                      rows.stream().map(row -> row.get(3)).distinct().count(),
                      sum(amounts),
                      mean(amounts)));
            });
    return lines;
  }

  static List<String> learning(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("module_type,from_step,experiences,agents,mean_reward,trend");
    String experiences =
        "SELECT module_type, step_number / 10 * 10, step_number, agent_id, reward FROM (%s)"
            .formatted(
                runs.all("module_type, step_number, agent_id, reward", "learning_experiences"));
    Map<List<Object>, List<List<Object>>> modules = runs.groups(1, experiences);
    runs.groups(2, experiences + " ORDER BY 1, 2")
        .forEach(
            (key, rows) -> {
              List<List<Object>> module = modules.get(key.subList(0, 1));
              List<Object> trend = trend(numbers(module, 2), numbers(module, 4));
              lines.add(
                  line(
                      key.get(0),
                      key.get(1),
                      rows.size(),
                      rows.stream().map(row -> row.get(3)).distinct().count(),
                      mean(numbers(rows, 4)),
                      (double) trend.get(0) * (double) mean(numbers(rows, 2))
                          + (double) trend.get(1)));
            });
    return lines;
  }
}
