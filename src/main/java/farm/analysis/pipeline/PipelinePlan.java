package farm.analysis.pipeline;

import farm.analysis.chunk.Schema;
import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.load.DataLoader;
import farm.analysis.load.ReadSizes;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.Inputs;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.yaml.Parameters;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.RequestException;
import farm.analysis.report.output.HeadPlan;
import farm.analysis.write.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;

/**
 * A pipeline file after all checks that are possible before data is read: {@code
 * PipelinePlan.of(file, parameters, permissions).addTo(pipeline, sizes)}.
 */
public final class PipelinePlan {

  private final Problems problems = new Problems();
  private final List<Linked> steps;
  private final List<StepConfig> configs;
  private final StepCheck check;
  private final List<Inputs> inputs;
  private final List<Output> outputs;
  private final HeadPlan head;

  private long bytesToRead;
  private int tasks;

  private PipelinePlan(
      List<Linked> steps, List<StepConfig> configs, StepCheck check, HeadPlan head) {
    this.steps = steps;
    this.configs = configs;
    this.check = check;
    this.inputs = check.loaders().values().stream().map(DataLoader::inputs).toList();
    this.outputs =
        Stream.concat(check.outputs().values().stream(), check.addedReport().stream())
            .distinct()
            .toList();
    this.head = head;
  }

  /**
   * Checks a pipeline file, with its inputs and outputs. Changes nothing.
   *
   * @param parameters the values of templates
   * @param permissions the databases that the file may connect to
   * @throws farm.analysis.pipeline.yaml.PipelineException with all problems of the file
   * @throws farm.analysis.problem.DataException if an input is broken
   */
  public static PipelinePlan of(Path file, Parameters parameters, JdbcPermissions permissions) {
    Problems problems = new Problems();
    PipelineFile read = PipelineFile.read(file, parameters, problems);
    return of(read, permissions, Optional.empty(), problems);
  }

  /**
   * Does the same for a file that has been read, and adds a report with the rows of all steps that
   * write.
   *
   * @param report the path of the report, which ends in .html; empty for none
   * @param problems the problems of the file so far
   * @throws RequestException if the report can't be written
   */
  public static PipelinePlan of(
      PipelineFile file, JdbcPermissions permissions, Optional<String> report, Problems problems) {
    return of(file, file.linked(problems), permissions, report, problems);
  }

  /**
   * Does the same for these steps instead of those of the file; they may be the steps of a test.
   */
  static PipelinePlan of(
      PipelineFile file,
      List<Linked> steps,
      JdbcPermissions permissions,
      Optional<String> report,
      Problems problems) {
    List<Optional<StepConfig>> found = bind(steps, problems);
    problems.throwIfAny();
    List<StepConfig> configs =
        found.stream().map(Optional::orElseThrow).map(StepConfig::simplest).toList();
    checkConnections(steps, configs, permissions, problems);
    problems.throwIfAny();
    StepCheck check = StepCheck.of(steps, configs, problems);
    problems.throwIfAny();
    report.ifPresent(check::addReport);
    HeadPlan head =
        HeadPlanner.head(
            file,
            check.configs(),
            check.loaders().values().stream().map(DataLoader::inputs).toList());
    return new PipelinePlan(steps, check.configs(), check, head);
  }

  /**
   * Adds the steps to a Beam pipeline, and creates the folders and staging tables of the outputs.
   *
   * @param sizes the sizes of the tasks of a read
   */
  public void addTo(Pipeline pipeline, ReadSizes sizes) {
    PlannedSteps planned = PlannedSteps.of(steps, configs, check);
    try {
      new StepFlows(pipeline, sizes, planned).build(head, problems);
    } catch (RuntimeException e) {
      discardLeftovers();
      throw e;
    }
    bytesToRead = ReadBytes.of(pipeline);
    tasks = sizes.tasks(bytesToRead);
  }

  /**
   * Tells how the pipeline would run, in lines of text: for each step what it reads and writes, and
   * which steps work together in one pass.
   *
   * @param sizes the sizes of the tasks of a read
   */
  public List<String> explanation(ReadSizes sizes) {
    return new Explanation(steps, configs, check, sizes).lines();
  }

  /**
   * Adds the steps to a Beam pipeline that works on the first chunks of the inputs alone, and
   * writes nothing but the results of steps to a folder.
   *
   * @param inputs the greatest number of inputs of each step that reads
   * @return the results, which the folder has once the pipeline has run
   */
  public List<StepResult> addPreviewTo(Pipeline pipeline, int inputs, Path folder) {
    PlannedSteps planned = PlannedSteps.of(steps, configs, check).onFirstChunks(inputs, folder);
    new StepFlows(pipeline, ReadSizes.local(1), planned).build(head, problems);
    List<StepResult> results = new ArrayList<>();
    for (int i : planned.outputs().keySet()) {
      Schema schema = check.schemas().get(i).orElseThrow();
      results.add(
          new StepResult(steps.get(i).step().shown(), schema, PlannedSteps.preview(folder, i)));
    }
    return results;
  }

  /**
   * The result of a step.
   *
   * @param step the step's name
   * @param schema the columns
   * @param file the rows, a JSON object each
   */
  public record StepResult(String step, Schema schema, Path file) {}

  /** The number of steps. */
  public int stepCount() {
    return steps.size();
  }

  /** The number of inputs, such as databases and files. */
  public long inputCount() {
    return inputs.stream().mapToLong(input -> input.sources().size()).sum();
  }

  /** The approximate bytes to read, once the steps are added; an input read twice counts twice. */
  public long bytesToRead() {
    return bytesToRead;
  }

  /** The approximate number of tasks that can be read at the same time, once steps are added. */
  public int tasks() {
    return tasks;
  }

  /** The approximate bytes of the inputs of all read steps. */
  public long inputBytes() {
    return inputs.stream().mapToLong(Inputs::byteSize).sum();
  }

  /** The distinct ways in which inputs are read, sorted; none for formats with only one way. */
  public List<String> ways() {
    return inputs.stream()
        .flatMap(input -> input.sources().stream())
        .map(ChunkSource::way)
        .filter(way -> !way.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** Notes for the user on the inputs and outputs, one sentence each. */
  public List<String> notes() {
    return Stream.concat(
            inputs.stream().flatMap(input -> input.notes().stream()),
            outputs.stream().flatMap(output -> output.notes().stream()))
        .toList();
  }

  /** The files and tables to write, as the user wrote them. */
  public List<String> outputs() {
    return outputs.stream().map(Output::path).toList();
  }

  /** The file to print to standard output when the run has ended; see {@link Output#toPrint}. */
  public Optional<Path> toPrint() {
    return outputs.stream().flatMap(output -> output.toPrint().stream()).findFirst();
  }

  /** Marks the parts of all outputs as those of a run on this machine; see {@link Output#lock}. */
  public void lockOutputs() {
    outputs.forEach(Output::lock);
  }

  /**
   * Deletes everything that a run left beside its outputs; to be called when the run has ended or
   * failed.
   */
  public void discardLeftovers() {
    outputs.forEach(Output::discard);
  }

  /** Checks, before any connection is opened, that the file may name each database. */
  private static void checkConnections(
      List<Linked> steps,
      List<StepConfig> configs,
      JdbcPermissions permissions,
      Problems problems) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i).step();
      try {
        configs.get(i).check(permissions);
      } catch (RequestException e) {
        Step.report(e, List.of(step), problems);
      } catch (IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        problems.add(step.placeNamedIn(message), message);
      }
    }
  }

  private static List<Optional<StepConfig>> bind(List<Linked> steps, Problems problems) {
    List<Optional<StepConfig>> configs = new ArrayList<>();
    for (Linked linked : steps) {
      Step step = linked.step();
      Optional<Class<? extends Record>> type = StepTypes.named(step.type());
      if (type.isEmpty()) {
        problems.add(step.typePlace(), OtherNames.unknownStep(step.type()));
      }
      configs.add(
          type.flatMap(found -> ConfigBinder.bind(step, found, problems))
              .map(StepConfig.class::cast));
    }
    return configs;
  }
}
