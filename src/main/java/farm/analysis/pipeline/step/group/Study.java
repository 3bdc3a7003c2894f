package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.simulation.RunStudy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A step that analyzes each run by its steps. */
interface Study extends StepConfig.Transform {

  /** The columns that identify a run. */
  List<String> run();

  /** The other columns that it reads. */
  List<String> studied();

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
