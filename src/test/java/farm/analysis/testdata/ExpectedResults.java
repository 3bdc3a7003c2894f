package farm.analysis.testdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Computes the expected results with SQLite and exact decimals, independently of the program.
 *
 * <p>The files are RFC 4180 CSV; doubles are the shortest decimals that read back as the same
 * double, and a missing value is an empty field.
 */
final class ExpectedResults {

  private ExpectedResults() {}

  /** Writes the result that each pipeline should give for all of {@code databases}. */
  static void write(List<Path> databases, Path folder) throws IOException, SQLException {
    try (AttachedRuns runs = AttachedRuns.of(databases)) {
      write(folder, "population", ExpectedSteps.population(runs));
      write(folder, "resources", ExpectedSteps.resources(runs));
      write(folder, "time_series", ExpectedSteps.timeSeries(runs));
      write(folder, "actions", ExpectedEvents.actions(runs));
      write(folder, "health", ExpectedEvents.health(runs));
      write(folder, "reproduction", ExpectedEvents.reproduction(runs));
      write(folder, "spatial_density", ExpectedEvents.spatialDensity(runs));
      write(folder, "comparison", ExpectedStudies.comparison(runs));
      write(folder, "dominance", ExpectedStudies.dominance(runs));
      write(folder, "events", ExpectedStudies.events(runs));
      write(folder, "lifespans", ExpectedStudies.lifespans(runs));
    }
  }

  private static void write(Path folder, String name, List<String> lines) throws IOException {
    Files.writeString(folder.resolve(name + ".csv"), String.join("\r\n", lines) + "\r\n");
  }
}
