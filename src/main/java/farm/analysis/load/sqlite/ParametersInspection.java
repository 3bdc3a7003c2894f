package farm.analysis.load.sqlite;

import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.page.DatabaseFile;
import farm.analysis.load.sqlite.parameters.ParameterJson;
import farm.analysis.load.sqlite.parameters.ParameterType;
import farm.analysis.problem.DataException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a look at all parameters of a database's simulations.
 *
 * @param simulationId the id of the only simulation looked at; null for all
 * @param ids the type of the ids; empty if no table has a column of ids
 * @param parameters the types of the parameters by name, in the order in which they were first seen
 * @param simulations the number of simulations
 * @param bytes the bytes of their JSON
 */
record ParametersInspection(
    DatabaseFile file,
    @Nullable String simulationId,
    Optional<ParameterType> ids,
    Map<String, ParameterType> parameters,
    long simulations,
    long bytes) {

  /**
   * Looks at the simulations of a database, or at one of them.
   *
   * @throws DataException if parameters can't be read
   */
  static ParametersInspection of(Database database, @Nullable String simulationId) {
    Map<String, ParameterType> types = new LinkedHashMap<>();
    ParameterType ids = ParameterType.MISSING;
    long count = 0;
    try (Simulations simulations = Simulations.of(database, simulationId)) {
      while (simulations.next()) {
        simulations
            .parameters()
            .forEach((name, value) -> types.merge(name, value.type(), ParameterType::with));
        checkCount(types, database.file().path());
        ids = ids.with(simulations.id().type());
        count++;
      }
      return new ParametersInspection(
          database.file(),
          simulationId,
          simulations.haveIds() ? Optional.of(ids) : Optional.empty(),
          types,
          count,
          simulations.bytes());
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /**
   * Checks that there aren't too many parameters.
   *
   * @param path the database that has the last of them
   */
  static void checkCount(Map<String, ParameterType> types, String path) {
    if (types.size() > ParameterJson.MOST_PARAMETERS) {
      throw new DataException(
          "%s: simulations should have at most %,d different parameters in all, have more"
              .formatted(path, ParameterJson.MOST_PARAMETERS));
    }
  }
}
