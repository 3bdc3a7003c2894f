package farm.analysis.pipeline;

import farm.analysis.chunk.Chunk;
import farm.analysis.fit.Fit;
import farm.analysis.fit.Learned;
import farm.analysis.load.DataLoader;
import farm.analysis.load.ReadSizes;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkTransform;
import farm.analysis.stage.FlowTransform;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Makes a Beam pipeline of checked steps, from those that nobody reads back to the inputs.
 *
 * <p>A step of two passes reads its input twice: once for what it learns and, when that is known,
 * once more ({@link #again}), so that no chunk waits in memory.
 */
final class StepFlows {

  private final Pipeline pipeline;
  private final ReadSizes sizes;
  private final List<Linked> steps;
  private final List<StepConfig> configs;
  private final StepCheck check;
  private final Map<Integer, Flow> flows = new HashMap<>();
  private final Map<Integer, Learned> learned = new HashMap<>();

  /** The reads whose rows are counted by now, whichever pass they are in. */
  private final Set<Integer> counted = new HashSet<>();

  private int passes = 1;
  private long bytesToRead;

  StepFlows(
      Pipeline pipeline,
      ReadSizes sizes,
      List<Linked> steps,
      List<StepConfig> configs,
      StepCheck check) {
    this.pipeline = pipeline;
    this.sizes = sizes;
    this.steps = steps;
    this.configs = configs;
    this.check = check;
  }

  /** About how many bytes all passes read. */
  long bytesToRead() {
    return bytesToRead;
  }

  /** Adds all steps to the pipeline; what an output refuses goes to the problems. */
  void build(Problems problems) {
    for (int i = 0; i < steps.size(); i++) {
      if (configs.get(i) instanceof StepConfig.Write) {
        try {
          write(i);
        } catch (RequestException e) {
          Step.report(e, List.of(steps.get(i).step()), problems);
        }
      } else if (readersOf(i) == 0 || configs.get(i) instanceof StepConfig.Check) {
        flow(i).processed();
      }
    }
  }

  private void write(int i) {
    flow(inputOf(i)).into(name(i), Objects.requireNonNull(check.outputs().get(i)));
  }

  private DataLoader loader(int i) {
    DataLoader loader = Objects.requireNonNull(check.loaders().get(i));
    bytesToRead += loader.inputs().byteSize();
    return loader;
  }

  private int inputOf(int i) {
    return steps.get(i).inputs().get(0);
  }

  private long readersOf(int i) {
    return steps.stream().filter(step -> step.inputs().contains(i)).count();
  }

  /** What a step gives; processed here and now if several steps read it. */
  private Flow flow(int i) {
    Flow known = flows.get(i);
    if (known == null) {
      Flow made = make(i);
      known = readersOf(i) > 1 ? Flow.of(made.processed()) : made;
      flows.put(i, known);
    }
    return known;
  }

  /** Whether what a step gives is read by more than one pass. */
  private boolean isReadAgain(int i) {
    for (int reader = 0; reader < steps.size(); reader++) {
      if (steps.get(reader).inputs().contains(i)
          && (configs.get(reader) instanceof StepConfig.TwoPass || isReadAgain(reader))) {
        return true;
      }
    }
    return false;
  }

  private Flow make(int i) {
    StepConfig config = configs.get(i);
    if (config instanceof StepConfig.Read) {
      return Flow.ofRead(name(i), loader(i).flow(pipeline, sizes, counted.add(i)));
    }
    if (config instanceof StepConfig.PerChunk perChunk) {
      return flow(inputOf(i)).then(name(i), Process.with(processor(i, perChunk)));
    }
    if (config instanceof StepConfig.TwoPass twoPass) {
      return with(learned(i, twoPass), i, again(inputOf(i)));
    }
    if (config instanceof StepConfig.Merge merge) {
      PCollectionList<Chunk> all = PCollectionList.empty(pipeline);
      for (int input : steps.get(i).inputs()) {
        all = all.and(flow(input).processed());
      }
      return Flow.of(all.apply(name(i), merge.transform()));
    }
    PTransform<PCollection<Chunk>, PCollection<Chunk>> transform =
        ((StepConfig.Transform) config).transform();
    Flow input = flow(inputOf(i));
    if (transform instanceof FlowTransform joinable && !isReadAgain(i)) {
      return input.then(name(i), joinable);
    }
    return Flow.of(
        transform instanceof ChunkTransform<Chunk> joinable
            ? input.into(name(i), joinable)
            : input.processed().apply(name(i), transform));
  }

  /**
   * What a step gives, read once more where it is read; results of aggregates are few and wait in
   * memory.
   */
  private Flow again(int i) {
    StepConfig config = configs.get(i);
    if (config instanceof StepConfig.Read) {
      passes++;
      String pass = "%s, pass %d".formatted(name(i), passes);
      return Flow.ofRead(pass, loader(i).flow(pipeline, sizes, counted.add(i)));
    }
    if (config instanceof StepConfig.PerChunk perChunk) {
      Flow input = again(inputOf(i));
      return input.then(
          "%s again %d".formatted(name(i), passes), Process.with(processor(i, perChunk)));
    }
    if (config instanceof StepConfig.TwoPass twoPass) {
      return with(learned(i, twoPass), i, again(inputOf(i)));
    }
    if (config instanceof StepConfig.Check) {
      return again(inputOf(i));
    }
    if (config instanceof StepConfig.Merge merge) {
      PCollectionList<Chunk> all = PCollectionList.empty(pipeline);
      for (int input : steps.get(i).inputs()) {
        all = all.and(again(input).processed());
      }
      return Flow.of(all.apply(name(i) + " again " + passes, merge.transform()));
    }
    return flow(i);
  }

  /** What a step of two passes learns, from its last input. */
  private Learned learned(int i, StepConfig.TwoPass twoPass) {
    Learned known = learned.get(i);
    if (known == null) {
      List<Integer> inputs = steps.get(i).inputs();
      Flow facts = flow(inputs.get(inputs.size() - 1));
      Fit fit = twoPass.fit().named(name(i));
      known = Learned.from(facts.chunks(), facts.joined(name(i) + " facts"), fit);
      learned.put(i, known);
    }
    return known;
  }

  private Flow with(Learned facts, int i, Flow input) {
    ChunkFlow fitted = facts.applied(input.chunks(), counted.add(i));
    return new Flow(fitted, input.plus("%s %d".formatted(name(i), passes)));
  }

  /** The processor of a step, which counts the first time that it is applied. */
  private DataProcessor processor(int i, StepConfig.PerChunk perChunk) {
    return counted.add(i) ? perChunk.processor() : perChunk.processor().uncounted();
  }

  /** Steps are told apart by their line, as two may be of one type. */
  private String name(int i) {
    Step step = steps.get(i).step();
    return step.name() != null
        ? step.name()
        : "%s (line %d)".formatted(step.type(), step.place().line());
  }
}
