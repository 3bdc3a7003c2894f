package farm.analysis.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The content of some inputs, to be shown as text or as a report.
 *
 * @param inputs the paths, globs and folders that the user named
 * @param files the number of CSV and JSON files
 * @param bytes the bytes of all files
 * @param experiment the facts about the databases; empty if there are none
 * @param tables the profile of each table
 * @param notes notes for the user, one sentence each
 * @param problems a message for each file that couldn't be looked at; it isn't part of the content
 */
public record Inspection(
    List<String> inputs,
    int files,
    long bytes,
    Optional<Experiment> experiment,
    List<TableProfile> tables,
    List<String> notes,
    List<String> problems) {

  /** Copies the lists. */
  public Inspection {
    inputs = List.copyOf(inputs);
    tables = List.copyOf(tables);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /** Returns true if all files and tables could be read. */
  public boolean isComplete() {
    return problems.isEmpty() && tables.stream().allMatch(table -> table.problem().isEmpty());
  }

  /**
   * The facts about databases.
   *
   * @param databases their number
   * @param schemaVersions the number of databases by schema version ({@code user_version})
   * @param journalModes the number of databases by journal mode
   * @param others the views, virtual tables and similar, which aren't read unless asked for
   * @param simulations their simulations; empty if no database has a table of simulations
   */
  public record Experiment(
      int databases,
      Map<Long, Integer> schemaVersions,
      Map<String, Integer> journalModes,
      List<String> others,
      Optional<Simulations> simulations) {

    /** Copies the collections. */
    public Experiment {
      schemaVersions = new TreeMap<>(schemaVersions);
      journalModes = new TreeMap<>(journalModes);
      others = List.copyOf(others);
    }
  }

  /**
   * The rows of the tables {@code simulations}.
   *
   * @param count the number of simulations
   * @param firstIds the ids of the first ones
   * @param parameters the number of different parameters
   * @param varying the parameters that differ between simulations, sorted by name
   * @param notes notes for the user, one sentence each
   */
  public record Simulations(
      long count,
      List<String> firstIds,
      int parameters,
      List<Parameter> varying,
      List<String> notes) {

    /** Copies the lists. */
    public Simulations {
      firstIds = List.copyOf(firstIds);
      varying = List.copyOf(varying);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A parameter that differs between simulations.
   *
   * @param name its name; that of a nested value has dots, such as {@code environment.width}
   * @param values its values, numbers by size and then other values; none if there are too many
   * @param missing the number of simulations that don't have it
   */
  public record Parameter(String name, List<String> values, long missing) {

    /** Copies the list. */
    public Parameter {
      values = List.copyOf(values);
    }
  }
}
