package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.sqlite.SimulationLoader;
import farm.analysis.report.table.ColumnRole;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles of the columns of the table of parameters. */
final class ParameterRoles {

  private ParameterRoles() {}

  /**
   * The roles of the columns of a table: parameters, but for arrays, which charts can't show, and
   * the id of the simulation. None for any other table.
   */
  static Map<String, ColumnRole> of(@Nullable String table, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>();
    if (SimulationLoader.PARAMETERS.equals(table)) {
      for (Schema.Field field : result.fields()) {
        if (field.name().equals(SimulationLoader.SIMULATION_ID)) {
          roles.put(field.name(), new ColumnRole.Run());
        } else if (field.type() != ColumnType.JSON) {
          roles.put(field.name(), new ColumnRole.Parameter());
        }
      }
    }
    return roles;
  }
}
