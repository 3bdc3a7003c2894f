package farm.analysis.testdata;

import static farm.analysis.testdata.AttachedRuns.numbers;
import static farm.analysis.testdata.Exactly.line;
import static farm.analysis.testdata.Exactly.max;
import static farm.analysis.testdata.Exactly.mean;
import static farm.analysis.testdata.Exactly.min;
import static farm.analysis.testdata.Exactly.sum;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The results of the pipelines that look at each step over all runs. */
final class ExpectedSteps {

  private ExpectedSteps() {}

  static List<String> population(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("step_number,runs,mean_agents,min_agents,max_agents,births,deaths");
    String steps = runs.all("step_number, total_agents, births, deaths", "simulation_steps");
    runs.groups(
            1, "SELECT step_number, total_agents, births, deaths FROM (" + steps + ") ORDER BY 1")
        .forEach(
            (step, rows) -> {
              List<Number> agents = numbers(rows, 1);
              Object births = sum(numbers(rows, 2));
              Object deaths = sum(numbers(rows, 3));
              lines.add(
                  line(
                      step.get(0),
                      rows.size(),
                      mean(agents),
                      min(agents),
                      max(agents),
                      births,
                      deaths));
            });
    return lines;
  }

  static List<String> resources(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("step_number,resources,total_amount,mean_amount,min_amount,max_amount");
    String states = runs.all("step_number, amount", "resource_states");
    runs.groups(1, "SELECT step_number, amount FROM (" + states + ") ORDER BY 1")
        .forEach(
            (step, rows) -> {
              List<Number> amounts = numbers(rows, 1);
              lines.add(
                  line(
                      step.get(0),
                      rows.size(),
                      sum(amounts),
                      mean(amounts),
                      min(amounts),
                      max(amounts)));
            });
    return lines;
  }

  static List<String> timeSeries(AttachedRuns runs) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("step,agent_type,runs,mean_count,min_count,max_count");
    runs.groups(2, "SELECT step, type, n FROM (" + runs.typeCounts() + ") ORDER BY 1, 2")
        .forEach(
            (key, rows) -> {
              List<Number> counts = numbers(rows, 2);
              lines.add(
                  line(
                      key.get(0), key.get(1), rows.size(), mean(counts), min(counts), max(counts)));
            });
    return lines;
  }
}
