package farm.analysis.pipeline.step.process;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
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
