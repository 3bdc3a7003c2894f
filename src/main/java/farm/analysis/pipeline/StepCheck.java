package farm.analysis.pipeline;

import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.input.Inputs;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.step.process.FilterStep;
import farm.analysis.pipeline.step.write.WriteToReportStep;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.RequestException;
import farm.analysis.process.Concatenate;
import farm.analysis.process.Process;
import farm.analysis.report.output.WriteReport;
import farm.analysis.write.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Opens the inputs of a pipeline, finds the columns of each step's result, and reports problems.
 */
final class StepCheck {

  private final List<Linked> steps;
  private final List<StepConfig> configs;
  private final Problems problems = new Problems();
  private final List<Optional<Set<String>>> used;
  private final PrunedReads reads;
  private final Map<Integer, DataLoader> loaders = new LinkedHashMap<>();
  private final List<Optional<Schema>> schemas = new ArrayList<>();
  private final Map<Integer, Output> outputs = new LinkedHashMap<>();
  private final InputDoubts doubts;
  private @Nullable WriteReport addedReport;

  private StepCheck(List<Linked> steps, List<StepConfig> configs, PrunedReads reads) {
    this.steps = steps;
    this.configs = new ArrayList<>(configs);
    this.used = ColumnUse.of(steps, configs);
    this.reads = reads;
    this.doubts = new InputDoubts(steps, loaders, problems);
    check();
  }

  /**
   * Checks steps; adds mistakes to the problems. If some steps ask for columns of joined inputs
   * that only some of these have, and there are mistakes, all columns are read for the messages.
   */
  static StepCheck of(List<Linked> steps, List<StepConfig> configs, Problems problems) {
    PrunedReads pruned = PrunedReads.ofKnownColumns();
    StepCheck check = new StepCheck(steps, configs, pruned);
    if (pruned.hasSkipped() && !check.problems.isEmpty()) {
      check = new StepCheck(steps, configs, PrunedReads.orAllColumns());
    }
    check.problems.inOrder().forEach(problem -> problems.add(problem.place(), problem.message()));
    return check;
  }

  private void check() {
    for (int i = 0; i < steps.size(); i++) {
      List<Schema> inputs =
          steps.get(i).inputs().stream().flatMap(input -> schemas.get(input).stream()).toList();
      boolean complete = inputs.size() == steps.get(i).inputs().size();
      schemas.add(
          complete || configs.get(i) instanceof StepConfig.Write
              ? tryToCheck(i, inputs)
              : Optional.empty());
    }
    checkTargets();
  }

  /** The configs of the steps, complete with the values that had to be read. */
  List<StepConfig> configs() {
    return List.copyOf(configs);
  }

  /** The columns of each step's result that later steps use; empty for all. */
  List<Optional<Set<String>>> used() {
    return used;
  }

  /** The columns of each step's result; empty for steps that write. */
  List<Optional<Schema>> schemas() {
    return schemas;
  }

  /** The loaders of the steps that read, by the step's index. */
  Map<Integer, DataLoader> loaders() {
    return loaders;
  }

  /** The outputs of the steps that write, by the step's index. */
  Map<Integer, Output> outputs() {
    return outputs;
  }

  /**
   * Adds a report with the rows of all steps that write.
   *
   * @throws RequestException if it can't be written
   */
  void addReport(String path) {
    WriteReport report = WriteToReportStep.of(path, path).write();
    if (outputs.isEmpty()) {
      throw new RequestException(
          path, "%s: there is nothing to report, because no step writes rows".formatted(path));
    }
    addedReport = (WriteReport) ofSameReport(report);
    checkTarget(addedReport, new HashSet<>(outputs.values()));
  }

  /** The report with the rows of all steps that write, if one was added. */
  Optional<WriteReport> addedReport() {
    return Optional.ofNullable(addedReport);
  }

  /**
   * The columns of a step's result. If its check fails, they are known only for a step that passes
   * on the columns of its input.
   */
  private Optional<Schema> tryToCheck(int i, List<Schema> inputs) {
    Step step = steps.get(i).step();
    try {
      return check(i, inputs);
    } catch (RequestException e) {
      Step.report(e, stepsFrom(i), problems);
      if (!(configs.get(i) instanceof StepConfig.Write)) {
        doubts.add(i, inputs, e, columns -> check(i, columns));
      }
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      problems.add(step.placeNamedIn(message), message);
    }
    boolean keepsColumns =
        configs.get(i) instanceof FilterStep || configs.get(i) instanceof StepConfig.Check;
    return keepsColumns ? Optional.of(inputs.get(0)) : Optional.empty();
  }

  private Optional<Schema> check(int i, List<Schema> inputs) {
    StepConfig config = configs.get(i);
    if (config instanceof StepConfig.Write write) {
      Output output = output(write);
      outputs.put(i, output);
      inputs.forEach(output::check);
      inputs.forEach(write::check);
      return Optional.empty();
    }
    if (config instanceof StepConfig.Read read) {
      DataLoader loader = reads.open(filtered(i, read.loader()), read.columns(), used.get(i));
      Schema schema = loader.schema();
      loaders.put(i, loader);
      return Optional.of(schema);
    }
    if (config instanceof StepConfig.PerChunk perChunk) {
      return Optional.of(Process.schemaOf(perChunk.processor(), inputs.get(0)));
    }
    if (config instanceof StepConfig.TwoPass twoPass) {
      return Optional.of(
          twoPass.twoPassStep().result(inputs.get(0), inputs.get(inputs.size() - 1)));
    }
    if (config instanceof StepConfig.Merge) {
      return Optional.of(Concatenate.result(inputs));
    }
    if (config instanceof StepConfig.NamedInputs named) {
      return Optional.of(
          named.join().result(steps.get(i).byName(input -> schemas.get(input).orElseThrow())));
    }
    if (config instanceof StepConfig.Check looks) {
      looks.check(inputs.get(0));
      return Optional.of(inputs.get(0));
    }
    if (config instanceof StepConfig.ColumnPerValue perValue) {
      return Optional.of(withValues(i, perValue, inputs.get(0)).result(inputs.get(0)));
    }
    return Optional.of(((StepConfig.Transform) config).result(inputs.get(0)));
  }

  /** The step with the values of a column, which are read first if they aren't known. */
  private StepConfig.ColumnPerValue withValues(
      int i, StepConfig.ColumnPerValue config, Schema input) {
    String column = config.columnToRead().orElse(null);
    if (column == null) {
      return config;
    }
    input.indexOf(column);
    List<String> values = new ValuesBeforeRun(steps, configs, loaders).of(i, column);
    StepConfig.ColumnPerValue complete = config.withValues(values);
    configs.set(i, complete);
    return complete;
  }

  /** The output of a step; steps that write to the same report share one. */
  private Output output(StepConfig.Write write) {
    Output made = write.write();
    return made instanceof WriteReport report ? ofSameReport(report) : made;
  }

  private Output ofSameReport(WriteReport report) {
    return outputs.values().stream().filter(report::isSameReport).findFirst().orElse(report);
  }

  /** The loader, with the condition of a filter if that filter is its only reader. */
  private DataLoader filtered(int i, DataLoader loader) {
    return onlyFilter(i).map(filter -> loader.withCondition(filter.keep())).orElse(loader);
  }

  /** The filter that is the only reader of a step's result, if there is one. */
  Optional<FilterStep> onlyFilter(int i) {
    List<StepConfig> readers =
        IntStream.range(0, steps.size())
            .filter(reader -> steps.get(reader).inputs().contains(i))
            .mapToObj(configs::get)
            .toList();
    return readers.size() == 1 && readers.get(0) instanceof FilterStep filter
        ? Optional.of(filter)
        : Optional.empty();
  }

  /** A step and those after it; each of them may have asked the step for a column. */
  private List<Step> stepsFrom(int i) {
    return steps.subList(i, steps.size()).stream().map(Linked::step).toList();
  }

  private void checkTargets() {
    Set<Output> before = new HashSet<>();
    for (Map.Entry<Integer, Output> output : outputs.entrySet()) {
      try {
        checkTarget(output.getValue(), before);
      } catch (RequestException e) {
        Step.report(e, stepsFrom(output.getKey()), problems);
      }
      before.add(output.getValue());
    }
  }

  /**
   * Refuses an output that is an input of this pipeline, or that clashes with one of an earlier
   * step.
   */
  private void checkTarget(Output write, Set<Output> before) {
    boolean isRead =
        loaders.values().stream()
            .map(DataLoader::inputs)
            .flatMap((Inputs read) -> read.sources().stream())
            .anyMatch(source -> write.changes(source.input()));
    boolean isWritten = before.stream().anyMatch(write::overwrites);
    if (isRead || isWritten) {
      throw new RequestException(
          write.path(),
          "%s: can't be written: it is %s by this pipeline"
              .formatted(write.path(), isRead ? "read" : "written twice"));
    }
  }
}
