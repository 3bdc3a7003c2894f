package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.simulation.RunStudy;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A step that analyzes each run by its steps. */
interface Study extends StepConfig.Transform {

  /** The columns that identify a run. */
  List<String> run();

  /** The other columns that it reads. */
  List<String> studied();

  /** The roles of the columns of its result that don't identify a run. */
  Map<String, ColumnRole> rolesWithinRun();

  @Override
  default Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>(rolesWithinRun());
    run().forEach(column -> roles.put(column, new ColumnRole.Run()));
    return roles;
  }

  @Override
  RunStudy transform();

  @Override
  default Optional<Set<String>> reads(Optional<Set<String>> used) {
    Set<String> columns = new LinkedHashSet<>(run());
    columns.addAll(studied());
    return Optional.of(columns);
  }

  @Override
  default Schema result(Schema input) {
    return transform().result(input);
  }
}
