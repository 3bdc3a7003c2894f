package farm.analysis.testdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Computes the expected results with SQLite and exact decimals, independently of the program.
 *
 * <p>The files are RFC 4180 CSV; doubles are the shortest decimals that read back as the same
 * double, and a missing value is an empty field.
 */
final class ExpectedResults {

  private ExpectedResults() {}

  /**
   * Writes the result that each pipeline should give.
   *
   * @param databases the databases of {@code testdata/experiment/}
   * @param drought the database of {@code testdata/drought/}
   */
  static void write(List<Path> databases, Path drought, Path folder)
      throws IOException, SQLException {
    Path questions = Files.createDirectories(folder.resolve("questions"));
    try (AttachedRuns runs = AttachedRuns.of(databases)) {
      write(folder, "population", ExpectedSteps.population(runs));
      write(folder, "resources", ExpectedSteps.resources(runs));
      write(folder, "time_series", ExpectedSteps.timeSeries(runs));
      write(folder, "actions", ExpectedEvents.actions(runs));
      write(folder, "rewards", ExpectedEvents.rewards(runs));
      write(folder, "health", ExpectedEvents.health(runs));
      write(folder, "reproduction", ExpectedEvents.reproduction(runs));
      write(folder, "spatial_density", ExpectedEvents.spatialDensity(runs));
      write(folder, "comparison", ExpectedStudies.comparison(runs));
      write(folder, "dominance", ExpectedStudies.dominance(runs));
      write(folder, "events", ExpectedStudies.events(runs));
      write(folder, "lifespans", ExpectedStudies.lifespans(runs));
      write(folder, "survival", ExpectedSurvival.curves(runs));
      write(folder, "median_lifespans", ExpectedSurvival.summaries(runs));
      write(folder, "movement", ExpectedAgents.movement(runs));
      write(folder, "action_sequences", ExpectedAgents.actionSequences(runs));
      write(folder, "combat", ExpectedAgents.combat(runs));
      write(folder, "sharing", ExpectedAgents.sharing(runs));
      write(questions, ExpectedQuestions.ofExperiment(runs));
    }
    try (AttachedRuns first = AttachedRuns.of(databases);
        AttachedRuns second = AttachedRuns.of(List.of(drought))) {
      write(folder, "compare_experiments", ExpectedOutcomes.compareExperiments(first, second));
    }
    List<Path> all = new ArrayList<>(List.of(drought));
    all.addAll(databases);
    try (AttachedRuns runs = AttachedRuns.of(all)) {
      write(folder, "learning", ExpectedAgents.learning(runs));
      write(folder, "extinction", ExpectedOutcomes.extinction(runs));
      write(folder, "sensitivity", ExpectedOutcomes.sensitivity(runs));
      write(folder, "inheritance", ExpectedOutcomes.inheritance(runs));
      write(questions, ExpectedQuestions.ofAll(runs));
    }
  }

  private static void write(Path folder, Map<String, List<String>> results) throws IOException {
    for (Map.Entry<String, List<String>> result : results.entrySet()) {
      write(folder, result.getKey(), result.getValue());
    }
  }

  private static void write(Path folder, String name, List<String> lines) throws IOException {
    Files.writeString(folder.resolve(name + ".csv"), String.join("\r\n", lines) + "\r\n");
  }
}
