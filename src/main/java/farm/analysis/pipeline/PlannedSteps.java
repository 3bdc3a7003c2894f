package farm.analysis.pipeline;

import farm.analysis.load.DataLoader;
import farm.analysis.load.FirstChunks;
import farm.analysis.pipeline.PlannedReports.PlannedSection;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.step.group.FlattenStep;
import farm.analysis.report.output.WriteReport;
import farm.analysis.write.Output;
import farm.analysis.write.text.WriteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checked steps of a pipeline.
 *
 * @param loaders the loaders of the steps that read, by the step's index
 * @param outputs the outputs that take the result of a step, or the input of a step that writes, by
 *     the step's index; reports aren't among them
 * @param reports the reports, with their sections in order
 */
record PlannedSteps(
    List<Linked> steps,
    List<StepConfig> configs,
    Map<Integer, DataLoader> loaders,
    Map<Integer, Output> outputs,
    Map<WriteReport, List<PlannedSection>> reports) {

  /** The steps of a checked pipeline. */
  static PlannedSteps of(List<Linked> steps, List<StepConfig> configs, StepCheck check) {
    Map<Integer, Output> outputs = new LinkedHashMap<>(check.outputs());
    outputs.values().removeIf(output -> output instanceof WriteReport);
    return new PlannedSteps(
        steps, configs, check.loaders(), outputs, PlannedReports.of(steps, configs, check));
  }

  /**
   * The same steps on the first chunks of their inputs. Each result is written to a file in the
   * folder; see {@link #preview(Path, int)}. Steps that write or compare rows do nothing.
   *
   * @param inputs the greatest number of inputs of each step that reads
   */
  PlannedSteps onFirstChunks(int inputs, Path folder) {
    List<StepConfig> passive = new ArrayList<>();
    Map<Integer, Output> results = new LinkedHashMap<>();
    Map<Integer, DataLoader> first = new LinkedHashMap<>();
    for (int i = 0; i < configs.size(); i++) {
      StepConfig config = configs.get(i);
      boolean hasResult =
          !(config instanceof StepConfig.Write || config instanceof StepConfig.Check);
      passive.add(hasResult ? config : new FlattenStep());
      if (hasResult) {
        results.put(i, WriteFile.json(preview(folder, i).toString()));
      }
    }
    loaders.forEach((i, loader) -> first.put(i, FirstChunks.of(loader, inputs)));
    return new PlannedSteps(steps, passive, first, results, Map.of());
  }

  /** The file with the result of a step, one JSON object a row. */
  static Path preview(Path folder, int step) {
    return folder.resolve(step + ".json");
  }
}
