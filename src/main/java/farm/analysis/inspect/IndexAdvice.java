package farm.analysis.inspect;

import farm.analysis.load.sqlite.database.DatabaseSchema;
import farm.analysis.load.sqlite.database.DatabaseSchema.Index;
import farm.analysis.load.sqlite.table.TableColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An index that filters by simulation and step want, by the columns of a table of a database.
 *
 * @param index the index
 * @param existing the name of an index that begins with its columns; empty if there is none
 * @param isCovered true if a longer wanted index begins with its columns
 */
record IndexAdvice(TableColumns index, Optional<String> existing, boolean isCovered) {

  private static final String SIMULATION = "simulation_id";
  private static final String STEP = "step_number";

  /** Tables with a row for each simulation, which are too small for an index. */
  private static final Set<String> SMALL = Set.of("simulations", "simulation_config");

  /** Returns true if it has to be created. */
  boolean isLacking() {
    return existing.isEmpty() && !isCovered;
  }

  /** The wanted indexes of a database, sorted by table. */
  static List<IndexAdvice> of(DatabaseSchema schema) {
    List<IndexAdvice> wanted = new ArrayList<>();
    schema
        .tables()
        .forEach(
            (table, columns) -> {
              if (!SMALL.contains(table)) {
                wanted.addAll(of(table, columns, schema.indexes()));
              }
            });
    return wanted;
  }

  private static List<IndexAdvice> of(String table, List<String> columns, List<Index> indexes) {
    boolean hasStep = columns.contains(STEP);
    if (!columns.contains(SIMULATION)) {
      return hasStep ? List.of(of(table, List.of(STEP), indexes, false)) : List.of();
    }
    IndexAdvice bySimulation = of(table, List.of(SIMULATION), indexes, hasStep);
    return hasStep
        ? List.of(bySimulation, of(table, List.of(SIMULATION, STEP), indexes, false))
        : List.of(bySimulation);
  }

  private static IndexAdvice of(
      String table, List<String> columns, List<Index> indexes, boolean hasLonger) {
    Optional<String> existing =
        indexes.stream()
            .filter(index -> index.table().equals(table) && !index.isPartial())
            .filter(index -> beginsWith(index.columns(), columns))
            .map(Index::name)
            .findFirst();
    return new IndexAdvice(
        new TableColumns(table, columns), existing, existing.isEmpty() && hasLonger);
  }

  private static boolean beginsWith(List<String> all, List<String> first) {
    return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
  }

  /** The name of the index to create. */
  String newName() {
    return "idx_%s_%s".formatted(index.table(), String.join("_", index.columns()));
  }
}
