package farm.analysis.pipeline;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.load.ChunkSource;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Inputs;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.step.StepTypes;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import farm.analysis.write.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline file turned into a Beam pipeline, with everything checked that can be before data is
 * read.
 */
public final class PipelinePlan {

  private final Pipeline pipeline;
  private final Problems problems = new Problems();
  private final List<Inputs> inputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();

  /** A step and its config, once bound. */
  private record Bound(Step step, StepConfig config) {}

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
    List<Step> steps = PipelineFile.read(file, parameters, plan.problems).steps();
    List<Bound> bound = plan.bind(steps);
    plan.checkShape(steps);
    plan.problems.throwIfAny();
    plan.apply(bound);
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

  private List<Bound> bind(List<Step> steps) {
    List<Bound> bound = new ArrayList<>();
    for (Step step : steps) {
      Optional<Class<? extends Record>> type = StepTypes.named(step.type());
      if (type.isEmpty()) {
        problems.add(step.typePlace(), unknownType(step.type()));
      } else {
        ConfigBinder.bind(step, type.get(), problems)
            .ifPresent(config -> bound.add(new Bound(step, (StepConfig) config)));
      }
    }
    return bound;
  }

  private static String unknownType(String type) {
    return "Unknown step type '%s'%s"
        .formatted(type, NearestName.choices(type, "known types", StepTypes.names()));
  }

  /** A chain reads first, writes last and transforms in between. */
  private void checkShape(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Class<?> kind = StepTypes.named(step.type()).orElse(null);
      if (kind == null) {
        continue;
      }
      boolean reads = StepConfig.Read.class.isAssignableFrom(kind);
      boolean writes = StepConfig.Write.class.isAssignableFrom(kind);
      if (reads != (i == 0)) {
        problems.add(
            step.typePlace(),
            reads
                ? "%s can only be the first of a chain".formatted(step.type())
                : "A chain should begin with a ReadFrom… step, not with %s".formatted(step.type()));
      }
      if (writes != (i == steps.size() - 1)) {
        problems.add(
            step.typePlace(),
            writes
                ? "%s can only be the last of a chain".formatted(step.type())
                : "A chain should end with a WriteTo… step, not with %s".formatted(step.type()));
      }
    }
  }

  private void apply(List<Bound> steps) {
    PCollection<Chunk> chunks = null;
    for (Bound bound : steps) {
      try {
        chunks = apply(bound, chunks);
      } catch (RequestException e) {
        add(bound.step, e);
        return;
      } catch (IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        problems.add(bound.step.placeNamedIn(message), message);
        return;
      }
      if (!problems.isEmpty()) {
        return;
      }
    }
  }

  private @Nullable PCollection<Chunk> apply(Bound bound, @Nullable PCollection<Chunk> chunks) {
    String name = nameOf(bound.step);
    if (bound.config instanceof StepConfig.Read read) {
      DataLoader loader = read.loader();
      inputs.add(loader.inputs());
      return pipeline.apply(name, loader);
    }
    if (chunks == null) {
      throw new IllegalStateException("no input for " + name);
    }
    if (bound.config instanceof StepConfig.Transform transform) {
      transform.problems(ChunkCoder.schemaOf(chunks)).forEach(e -> add(bound.step, e));
      return problems.isEmpty() ? chunks.apply(name, transform.transform()) : null;
    }
    Output write = ((StepConfig.Write) bound.config).write();
    checkNoInput(write);
    outputs.add(write);
    chunks.apply(name, write);
    return null;
  }

  private void checkNoInput(Output write) {
    for (Inputs read : inputs) {
      for (ChunkSource source : read.sources()) {
        if (write.changes(source.input())) {
          throw new RequestException(
              write.path(),
              "%s: can't be written: it is read by this pipeline".formatted(write.path()));
        }
      }
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
