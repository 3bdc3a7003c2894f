package farm.analysis.pipeline;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Inputs;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.step.StepTypes;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import farm.analysis.process.Process;
import farm.analysis.write.Output;
import farm.analysis.write.WriteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * A pipeline file turned into a Beam pipeline, with everything checked that can be before data is
 * read.
 */
public final class PipelinePlan {

  private final Pipeline pipeline;
  private final Problems problems = new Problems();
  private final List<Inputs> inputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();

  private PipelinePlan(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Adds the steps of a pipeline file to a Beam pipeline.
   *
   * @param parameters the values of templates, by name
   * @throws farm.analysis.pipeline.yaml.PipelineException with all that is wrong with the file
   * @throws farm.analysis.problem.DataException if an input is broken
   */
  public static PipelinePlan of(Path file, Map<String, String> parameters, Pipeline pipeline) {
    PipelinePlan plan = new PipelinePlan(pipeline);
    PipelineFile read = PipelineFile.read(file, parameters, plan.problems);
    List<Linked> steps =
        read.isChain()
            ? StepChain.link(read.steps(), plan.problems)
            : StepGraph.link(read.steps(), plan.problems);
    List<Optional<StepConfig>> configs = plan.bind(steps);
    plan.problems.throwIfAny();
    plan.apply(steps, configs);
    plan.problems.throwIfAny();
    return plan;
  }

  /** How many inputs there are: databases, files. */
  public long inputCount() {
    return inputs.stream().mapToLong(input -> input.sources().size()).sum();
  }

  /** About how many bytes there are to read. */
  public long inputBytes() {
    return inputs.stream().mapToLong(Inputs::byteSize).sum();
  }

  /** What a user should know of the inputs, a sentence each. */
  public List<String> notes() {
    return inputs.stream().flatMap(input -> input.notes().stream()).toList();
  }

  /** The files and tables to write, as the user wrote them. */
  public List<String> outputs() {
    return outputs.stream().map(Output::path).toList();
  }

  /** Deletes what a failed run left unfinished; older outputs stay as they were. */
  public void discardOutputs() {
    outputs.forEach(Output::discard);
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

  /** Applies each step to what the steps it reads gave; a step that fails gives nothing. */
  private void apply(List<Linked> steps, List<Optional<StepConfig>> configs) {
    List<Optional<PCollection<Chunk>>> given = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      List<PCollection<Chunk>> inputs =
          steps.get(i).inputs().stream().flatMap(input -> given.get(input).stream()).toList();
      boolean complete = inputs.size() == steps.get(i).inputs().size();
      if (!complete && configs.get(i).orElseThrow() instanceof StepConfig.Write write) {
        checkOutput(steps.get(i).step(), write);
      }
      given.add(
          complete
              ? tryToApply(steps.get(i).step(), configs.get(i).orElseThrow(), inputs)
              : Optional.empty());
    }
  }

  /** Finds what is wrong with an output also if what it should write couldn't be read. */
  private void checkOutput(Step step, StepConfig.Write write) {
    try {
      write.write();
    } catch (RequestException e) {
      add(step, e);
    }
  }

  private Optional<PCollection<Chunk>> tryToApply(
      Step step, StepConfig config, List<PCollection<Chunk>> inputs) {
    try {
      List<RequestException> wrong = problems(config, inputs);
      wrong.forEach(problem -> add(step, problem));
      return wrong.isEmpty() ? apply(nameOf(step), config, inputs) : Optional.empty();
    } catch (RequestException e) {
      add(step, e);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      problems.add(step.placeNamedIn(message), message);
    }
    return Optional.empty();
  }

  private static List<RequestException> problems(
      StepConfig config, List<PCollection<Chunk>> inputs) {
    List<Schema> schemas = inputs.stream().map(ChunkCoder::schemaOf).toList();
    if (config instanceof StepConfig.Transform transform) {
      return transform.problems(schemas.get(0));
    }
    return config instanceof StepConfig.Merge merge ? merge.problems(schemas) : List.of();
  }

  private Optional<PCollection<Chunk>> apply(
      String name, StepConfig config, List<PCollection<Chunk>> from) {
    if (config instanceof StepConfig.Read read) {
      DataLoader loader = read.loader();
      inputs.add(loader.inputs());
      return Optional.of(pipeline.apply(name, loader));
    }
    if (config instanceof StepConfig.Merge merge) {
      return Optional.of(PCollectionList.of(from).apply(name, merge.transform()));
    }
    if (config instanceof StepConfig.PerChunk perChunk) {
      return Optional.of(from.get(0).apply(name, Process.with(perChunk.processor())));
    }
    if (config instanceof StepConfig.Transform transform) {
      return Optional.of(from.get(0).apply(name, transform.transform()));
    }
    Output write = ((StepConfig.Write) config).write();
    checkTarget(write);
    outputs.add(write);
    from.get(0).apply(name, write);
    return Optional.empty();
  }

  /** What this pipeline reads, or writes already, can't be written. */
  private void checkTarget(Output write) {
    boolean isRead =
        inputs.stream()
            .flatMap(read -> read.sources().stream())
            .anyMatch(source -> write.changes(source.input()));
    boolean isWritten =
        write instanceof WriteFile
            && outputs.stream()
                .anyMatch(other -> other instanceof WriteFile && write.changes(other.path()));
    if (isRead || isWritten) {
      throw new RequestException(
          write.path(),
          "%s: can't be written: it is %s by this pipeline"
              .formatted(write.path(), isRead ? "read" : "written twice"));
    }
  }

  /** Steps are told apart by their line, as two may be of one type. */
  private static String nameOf(Step step) {
    return step.name() != null
        ? step.name()
        : "%s (line %d)".formatted(step.type(), step.place().line());
  }

  /** A request that failed in several ways has all but the first as suppressed ones. */
  private void add(Step step, RequestException e) {
    for (Throwable other : e.getSuppressed()) {
      if (other instanceof RequestException another) {
        add(step, another);
      }
    }
    problems.add(
        e.subject().map(step::placeOf).orElse(step.place()), String.valueOf(e.getMessage()));
  }
}
