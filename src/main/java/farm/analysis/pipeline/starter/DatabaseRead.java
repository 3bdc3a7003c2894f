package farm.analysis.pipeline.starter;

import farm.analysis.load.sqlite.ExperimentLoader;
import farm.analysis.load.sqlite.SimulationLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads databases: the steps of a simulator or, without them, the table with the most to compute.
 */
final class DatabaseRead {

  private static final String STEPS = "steps";

  private DatabaseRead() {}

  /** The step that reads one database. */
  static ReadStep ofFile(String path) {
    Table table = first(List.of(path));
    boolean isSteps = table.name().equals(STEPS);
    return new ReadStep(
        isSteps ? "ReadFromSimulation" : "ReadFromSqlite",
        options(YamlText.of(path), table),
        table.sample(),
        comments(
            isSteps ? "Reads the steps of a simulation." : "Reads a table of a database.",
            SqliteLoader.tables(path),
            table));
  }

  /**
   * The step that reads several databases.
   *
   * @throws RequestException if the table or its columns can't be read from all of them
   */
  static ReadStep ofFiles(StarterFiles files) {
    Table table = first(files.files());
    ExperimentLoader.of(files.paths())
        .withTable(table.name())
        .withColumns(Roles.of(table.sample()).used())
        .inputs();
    return new ReadStep(
        "ReadFromExperiment",
        options(files.yaml(), table),
        table.sample(),
        comments(
            "Reads a table of all databases as if it were one; its column db_path names the"
                + " database of a row.",
            SqliteLoader.tables(files.files().get(0)),
            table));
  }

  private static Map<String, String> options(String path, Table table) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("path", path);
    options.put("table", YamlText.of(table.name()));
    return options;
  }

  private static List<String> comments(String what, List<String> tables, Table read) {
    String stored = read.name().equals(STEPS) ? stepsIn(tables) : read.name();
    List<String> others = tables.stream().filter(table -> !table.equals(stored)).toList();
    return others.isEmpty()
        ? List.of(what)
        : List.of(what, "Other tables: %s.".formatted(CommentText.names(others)));
  }

  private static String stepsIn(List<String> tables) {
    return tables.contains("simulation_steps") ? "simulation_steps" : STEPS;
  }

  /** A table and its first rows. */
  private record Table(String name, Sample sample) {
    int merit() {
      return sample.rows() == 0 ? -1 : Roles.of(sample).merit();
    }
  }

  /** The steps of the first database that has any, else the best table of the first database. */
  private static Table first(List<String> databases) {
    for (String path : databases) {
      List<String> tables = SqliteLoader.tables(path);
      if (tables.contains(stepsIn(tables))) {
        Sample steps = Sample.of(SimulationLoader.of(path).withTable(STEPS));
        if (steps.rows() > 0) {
          return new Table(STEPS, steps);
        }
      }
    }
    return best(databases.get(0));
  }

  /**
   * The table with the most to compute; of several, the one with the most rows in a chunk.
   *
   * @throws RequestException if no table can be read
   */
  private static Table best(String path) {
    List<Table> sampled = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String table : SqliteLoader.tables(path)) {
      try {
        sampled.add(new Table(table, Sample.of(SqliteLoader.table(path, table))));
      } catch (RequestException | DataException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return sampled.stream()
        .filter(table -> YamlText.isNoTemplate(table.name()))
        .max(Comparator.comparing(Table::merit).thenComparing(table -> table.sample().rows()))
        .orElseThrow(() -> noTable(path, problems));
  }

  private static RequestException noTable(String path, List<String> problems) {
    return new RequestException(
        path,
        "%s: has no table that can be read%s"
            .formatted(path, problems.isEmpty() ? "" : ": " + problems.get(0)));
  }
}
