package farm.analysis.pipeline;

import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.load.ReadSizes;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.Inputs;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import farm.analysis.write.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;

/**
 * A pipeline file turned into a Beam pipeline, after all checks that are possible before data is
 * read.
 */
public final class PipelinePlan {

  private final Problems problems = new Problems();
  private final List<Inputs> inputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();

  private long bytesToRead;
  private int tasks;

  private PipelinePlan() {}

  /**
   * Adds the steps of a pipeline file to a Beam pipeline.
   *
   * @param parameters the values of templates, by name
   * @param permissions the databases that the file may connect to
   * @param sizes the sizes of the tasks of a read
   * @throws farm.analysis.pipeline.yaml.PipelineException with all problems of the file
   * @throws farm.analysis.problem.DataException if an input is broken
   */
  public static PipelinePlan of(
      Path file,
      Map<String, String> parameters,
      JdbcPermissions permissions,
      ReadSizes sizes,
      Pipeline pipeline) {
    PipelinePlan plan = new PipelinePlan();
    PipelineFile read = PipelineFile.read(file, parameters, plan.problems);
    List<Linked> steps =
        read.isChain()
            ? StepChain.link(read.steps(), plan.problems)
            : StepGraph.link(read.steps(), plan.problems);
    List<Optional<StepConfig>> configs = plan.bind(steps);
    plan.problems.throwIfAny();
    List<StepConfig> bound =
        configs.stream().map(Optional::orElseThrow).map(StepConfig::simplest).toList();
    plan.checkConnections(steps, bound, permissions);
    plan.problems.throwIfAny();
    StepCheck check = StepCheck.of(steps, bound, plan.problems);
    plan.problems.throwIfAny();
    check.loaders().values().forEach(loader -> plan.inputs.add(loader.inputs()));
    plan.outputs.addAll(check.outputs().values());
    plan.build(new StepFlows(pipeline, sizes, steps, bound, check));
    plan.bytesToRead = ReadBytes.of(pipeline);
    plan.tasks = sizes.tasks(plan.bytesToRead);
    return plan;
  }

  private void build(StepFlows flows) {
    try {
      flows.build(problems);
    } catch (RuntimeException e) {
      discardLeftovers(); // building the pipeline creates the folders of parts
      throw e;
    }
  }

  /** The number of inputs, such as databases and files. */
  public long inputCount() {
    return inputs.stream().mapToLong(input -> input.sources().size()).sum();
  }

  /** The approximate bytes to read; an input that is read twice counts twice. */
  public long bytesToRead() {
    return bytesToRead;
  }

  /** The approximate number of tasks that can be read at the same time. */
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

  /** Deletes what a run left beside its outputs; to be called when it has ended or failed. */
  public void discardLeftovers() {
    outputs.forEach(Output::discard);
  }

  /** Checks, before any connection is opened, that the file may name each database. */
  private void checkConnections(
      List<Linked> steps, List<StepConfig> configs, JdbcPermissions permissions) {
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

  private List<Optional<StepConfig>> bind(List<Linked> steps) {
    List<Optional<StepConfig>> configs = new ArrayList<>();
    for (Linked linked : steps) {
      Step step = linked.step();
      Optional<Class<? extends Record>> type = StepTypes.named(step.type());
      if (type.isEmpty()) {
        problems.add(step.typePlace(), unknownType(step.type()));
      }
      configs.add(
          type.flatMap(found -> ConfigBinder.bind(step, found, problems))
              .map(StepConfig.class::cast));
    }
    return configs;
  }

  private static String unknownType(String type) {
    return "Unknown step type '%s'%s"
        .formatted(type, NearestName.choices(type, "known types", StepTypes.names()));
  }
}
