package farm.analysis.pipeline.step.process;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Renames columns. */
@Described(
    value = "Renames columns. They keep their places.",
    example =
        """
        - type: Rename
          config: {columns: {step_number: step, total_agents: agents}}
        """)
public record RenameStep(
    @Option("the new name of each column, by its old name") Map<String, String> columns)
    implements StepConfig.PerChunk {

  @Override
  public DataProcessor processor() {
    return farm.analysis.process.Rename.columns(columns);
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>();
    input.forEach((name, role) -> roles.put(columns.getOrDefault(name, name), role));
    return roles;
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    Map<String, String> oldNames = new HashMap<>();
    columns.forEach((oldName, newName) -> oldNames.put(newName, oldName));
    Optional<Set<String>> usedOld =
        used.map(
            names ->
                names.stream()
                    .map(name -> oldNames.getOrDefault(name, name))
                    .collect(Collectors.toSet()));
    return StepConfig.PerChunk.usedAnd(columns.keySet(), usedOld);
  }
}
