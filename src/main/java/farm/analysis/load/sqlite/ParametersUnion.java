package farm.analysis.load.sqlite;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ColumnUnion;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.parameters.ParameterType;
import farm.analysis.load.sqlite.table.LackingColumns;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of the simulations in many databases as one table, by column name. */
record ParametersUnion(List<ParametersInspection> looks, ReadOptions options) {

  /**
   * A row for each simulation: its id, unless no database has ids, its parameters, and the path of
   * its database unless {@code pathColumn} is null.
   *
   * @throws RequestException if there is no column of a wanted name
   * @throws DataException if a parameter has the name of another column
   */
  Inputs inputs(@Nullable String pathColumn) {
    Map<String, ColumnType> columns = columns(pathColumn);
    checkColumns(columns.keySet());
    Set<String> names = options.columnsOf(columns.keySet());
    if (pathColumn != null) {
      names.add(pathColumn);
    }
    Schema schema =
        Schema.of(names.stream().map(name -> new Schema.Field(name, type(name, columns))).toList());
    List<ParametersSource> sources =
        looks.stream().map(look -> ParametersSource.of(look, schema, pathColumn)).toList();
    return new Inputs(schema, sources, notes());
  }

  private ColumnType type(String name, Map<String, ColumnType> found) {
    ColumnType given = options.schema().get(name);
    return given == null ? Objects.requireNonNull(found.get(name)) : given;
  }

  /** The types of all columns. */
  private Map<String, ColumnType> columns(@Nullable String pathColumn) {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    looks.stream()
        .flatMap(look -> look.ids().stream())
        .reduce(ParameterType::with)
        .ifPresent(ids -> columns.put(SimulationLoader.SIMULATION_ID, ids.columnType()));
    Map<String, ParameterType> parameters = new LinkedHashMap<>();
    for (ParametersInspection look : looks) {
      String path = look.file().path();
      for (Map.Entry<String, ParameterType> parameter : look.parameters().entrySet()) {
        String name = parameter.getKey();
        if (columns.containsKey(name) || name.equals(pathColumn)) {
          throw new DataException(
              "%s: a simulation has the parameter '%s', but the table 'parameters' has another column of this name; read the table 'simulations' instead"
                  .formatted(path, name));
        }
        parameters.merge(name, parameter.getValue(), ParameterType::with);
      }
      ParametersInspection.checkCount(parameters, path);
    }
    parameters.forEach((name, type) -> columns.put(name, type.columnType()));
    if (pathColumn != null) {
      columns.put(pathColumn, ColumnType.TEXT);
    }
    return columns;
  }

  private void checkColumns(Set<String> known) {
    LackingColumns.check(
        "%s: table '%s'".formatted(looks.get(0).file().path(), SimulationLoader.PARAMETERS),
        options.namedColumns(),
        known,
        ColumnUnion.norOthers(looks.size(), "database"));
  }

  /** A note on databases without parameters, which most likely differ from the others. */
  private List<String> notes() {
    List<String> without =
        looks.stream()
            .filter(look -> look.parameters().isEmpty())
            .map(look -> look.file().path())
            .toList();
    return without.isEmpty()
        ? List.of()
        : List.of(
            "no parameters in %d of %d databases: %s"
                .formatted(without.size(), looks.size(), ColumnUnion.firstFew(without)));
  }
}
