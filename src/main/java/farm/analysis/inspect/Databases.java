package farm.analysis.inspect;

import farm.analysis.inspect.Inspection.Experiment;
import farm.analysis.inspect.Inspection.Simulations;
import farm.analysis.inspect.TableProfile.IndexProfile;
import farm.analysis.load.input.InputInspections;
import farm.analysis.load.sqlite.UnitedTableLoader;
import farm.analysis.load.sqlite.database.DatabaseFacts;
import farm.analysis.load.sqlite.database.DatabaseSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * The databases of an experiment, looked at.
 *
 * @param all the databases that could be looked at; equal schemas are one object
 * @param problems a message for each of the others
 */
record Databases(List<DatabaseFacts> all, List<String> problems) {

  private static final String SIMULATIONS = "simulations";

  /** Looks at all of these databases, some at a time. */
  static Databases of(List<String> paths) {
    List<String> problems = new ArrayList<>();
    if (paths.isEmpty()) {
      return new Databases(List.of(), problems);
    }
    ConcurrentMap<DatabaseSchema, DatabaseSchema> schemas = new ConcurrentHashMap<>();
    List<Attempt<DatabaseFacts>> looks =
        InputInspections.of(paths, problems::add, path -> Attempt.of(() -> look(path, schemas)));
    List<DatabaseFacts> all = new ArrayList<>();
    for (Attempt<DatabaseFacts> look : looks) {
      look.result().ifPresent(all::add);
      look.problem().ifPresent(problems::add);
    }
    return new Databases(all, problems);
  }

  private static DatabaseFacts look(
      String path, ConcurrentMap<DatabaseSchema, DatabaseSchema> schemas) {
    DatabaseFacts facts = DatabaseFacts.of(path);
    return facts.withSchema(schemas.computeIfAbsent(facts.schema(), schema -> schema));
  }

  /** The facts about all of them. */
  Experiment experiment() {
    Map<Long, Integer> versions = new TreeMap<>();
    Map<String, Integer> journals = new TreeMap<>();
    for (DatabaseFacts one : all) {
      versions.merge(one.schemaVersion(), 1, Integer::sum);
      journals.merge(one.isWal() ? "WAL" : "rollback", 1, Integer::sum);
    }
    return new Experiment(all.size(), versions, journals, List.copyOf(others()), simulations());
  }

  private Optional<Simulations> simulations() {
    List<String> having = having(schema -> schema.hasColumn(SIMULATIONS, SimulationRows.ID));
    boolean haveParameters =
        all.stream()
            .anyMatch(one -> one.schema().hasColumn(SIMULATIONS, SimulationRows.PARAMETERS));
    List<String> columns =
        haveParameters
            ? List.of(SimulationRows.ID, SimulationRows.PARAMETERS)
            : List.of(SimulationRows.ID);
    return having.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SimulationRows.read(UnitedTableLoader.of(having, SIMULATIONS).withColumns(columns)));
  }

  /** The names of the tables in any of them, sorted. */
  Set<String> tables() {
    Set<String> names = new TreeSet<>();
    all.forEach(one -> names.addAll(one.schema().tables().keySet()));
    return names;
  }

  /** The names of views and virtual tables in any of them, sorted. */
  Set<String> others() {
    Set<String> names = new TreeSet<>();
    all.forEach(one -> names.addAll(one.schema().others()));
    return names;
  }

  /** The scan of a table or view, united from all databases that have it. */
  Scan scan(String table) {
    List<String> having = having(schema -> schema.has(table));
    return new Scan(
        table,
        false,
        having.size(),
        () -> UnitedTableLoader.of(having, table),
        indexes(table),
        List.of());
  }

  private List<String> having(Predicate<DatabaseSchema> wanted) {
    return all.stream().filter(one -> wanted.test(one.schema())).map(DatabaseFacts::path).toList();
  }

  private List<IndexProfile> indexes(String table) {
    Map<IndexProfile, Integer> databases = new LinkedHashMap<>();
    for (DatabaseFacts one : all) {
      for (DatabaseSchema.Index index : one.schema().indexes()) {
        if (index.table().equals(table)) {
          String name = index.isOfKey() ? "" : index.name();
          databases.merge(new IndexProfile(name, index.columns(), 0), 1, Integer::sum);
        }
      }
    }
    return databases.entrySet().stream()
        .map(e -> new IndexProfile(e.getKey().name(), e.getKey().columns(), e.getValue()))
        .toList();
  }
}
