package farm.analysis.testdata;

import static farm.analysis.testdata.AttachedRuns.numbers;
import static farm.analysis.testdata.Exactly.line;
import static farm.analysis.testdata.Exactly.max;
import static farm.analysis.testdata.Exactly.mean;
import static farm.analysis.testdata.Exactly.stddev;
import static farm.analysis.testdata.Exactly.sum;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The results of the pipelines about actions, health, reproduction and positions of agents. */
final class ExpectedEvents {

  private ExpectedEvents() {}

  static List<String> actions(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("from_step,action_type,actions,agents,mean_reward,stddev_reward");
    String actions = runs.all("step_number, action_type, agent_id, reward", "agent_actions");
    runs.groups(
            2,
            "SELECT step_number / 10 * 10, action_type, agent_id, reward FROM ("
                + actions
                + ") ORDER BY 1, 2")
        .forEach(
            (key, rows) -> {
              List<Number> rewards = numbers(rows, 3);
              lines.add(
                  line(
                      key.get(0),
                      key.get(1),
                      rows.size(),
                      distinct(rows, 2),
                      mean(rewards),
                      stddev(rewards)));
            });
    return lines;
  }

  static List<String> rewards(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("agent_type,action_type,actions,rewarded,mean_reward,stddev_reward");
    String actions = runs.all("agent_id, action_type, reward", "agent_actions");
    String agents = runs.all("agent_id, agent_type", "agents");
    runs.groups(
            2,
            "SELECT agent_type, action_type, reward FROM (%s) LEFT JOIN (%s) USING (db_path, agent_id) ORDER BY 1, 2"
                .formatted(actions, agents))
        .forEach(
            (key, rows) -> {
              List<Number> rewards = numbers(rows, 2);
              lines.add(
                  line(
                      key.get(0),
                      key.get(1),
                      rows.size(),
                      rewards.size(),
                      mean(rewards),
                      stddev(rewards)));
            });
    return lines;
  }

  static List<String> health(AttachedRuns runs) throws SQLException {
    List<List<Object>> lines = new ArrayList<>();
    String incidents = runs.all("cause, agent_id, health_before, health_after", "health_incidents");
    runs.groups(
            1,
            "SELECT cause, agent_id, health_before - health_after FROM ("
                + incidents
                + ") ORDER BY 1")
        .forEach(
            (cause, rows) -> {
              List<Number> losses = numbers(rows, 2);
              lines.add(
                  List.of(cause.get(0), rows.size(), distinct(rows, 1), mean(losses), max(losses)));
            });
    lines.sort(Comparator.comparing(line -> -(int) line.get(1)));
    List<String> result = new ArrayList<>();
    result.add("cause,incidents,agents,mean_loss,worst_loss");
    lines.forEach(line -> result.add(line(line.toArray())));
    return result;
  }

  static List<String> reproduction(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "parent_generation,attempts,successes,success_rate,mean_offspring_resources,"
            + "mean_parent_cost");
    String events = runs.all("*", "reproduction_events");
    runs.groups(
            1,
            "SELECT parent_generation, success, offspring_initial_resources,"
                + " parent_resources_before - parent_resources_after FROM ("
                + events
                + ") ORDER BY 1")
        .forEach(
            (generation, rows) -> {
              List<Number> successes = numbers(rows, 1);
              lines.add(
                  line(
                      generation.get(0),
                      rows.size(),
                      sum(successes),
                      mean(successes),
                      mean(numbers(rows, 2)),
                      mean(numbers(rows, 3))));
            });
    return lines;
  }

  static List<String> spatialDensity(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("x,y,sightings,agents,mean_resources");
    String states = runs.all("position_x, position_y, agent_id, resource_level", "agent_states");
    runs.groups(
            2,
            "SELECT floor(position_x / 10.0) * 10.0, floor(position_y / 10.0) * 10.0, agent_id,"
                + " resource_level FROM ("
                + states
                + ") WHERE position_x IS NOT NULL AND position_y IS NOT NULL ORDER BY 1, 2")
        .forEach(
            (key, rows) ->
                lines.add(
                    line(
                        key.get(0),
                        key.get(1),
                        rows.size(),
                        distinct(rows, 2),
                        mean(numbers(rows, 3)))));
    return lines;
  }

  private static long distinct(List<List<Object>> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .filter(value -> value != "")
        .distinct()
        .count();
  }
}
