package farm.analysis.pipeline;

import farm.analysis.join.JoinInput;
import farm.analysis.learn.LearnedFacts;
import farm.analysis.load.DataLoader;
import farm.analysis.load.ReadSizes;
import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.pipeline.PlannedReports.PlannedSection;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.step.write.AssertEqualStep;
import farm.analysis.pipeline.step.write.LogForTestingStep;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.RequestException;
import farm.analysis.process.Concatenate;
import farm.analysis.process.Process;
import farm.analysis.report.output.HeadPlan;
import farm.analysis.report.output.WriteReport.SectionFlow;
import farm.analysis.write.Output;
import farm.analysis.write.Publish;
import farm.analysis.write.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.Pipeline;

/**
 * Adds checked steps to a Beam pipeline. All work on the chunks of a read, or on the results of an
 * aggregate, is one Beam step. Its branches end in aggregates and outputs.
 *
 * <p>A step of two passes first learns facts. Once they are known, it reads the chunks to process,
 * so that no chunk waits in memory. If both come from the same input, it is read twice.
 */
final class StepFlows {

  private final Pipeline pipeline;
  private final ReadSizes sizes;
  private final PlannedSteps planned;
  private final StepSizes bytes;
  private final List<ChunkFlow> flows = new ArrayList<>();
  private final List<Written> outputs = new ArrayList<>();
  private final List<Branch<Void>> logs = new ArrayList<>();

  StepFlows(Pipeline pipeline, ReadSizes sizes, PlannedSteps planned) {
    this.pipeline = pipeline;
    this.sizes = sizes;
    this.planned = planned;
    this.bytes = new StepSizes(planned.steps(), planned.configs(), planned.loaders());
  }

  /**
   * Adds all steps to the pipeline. If an output refuses its columns, all such problems are thrown.
   *
   * @param head the head of the reports
   */
  void build(HeadPlan head, Problems problems) {
    for (int i = 0; i < planned.steps().size(); i++) {
      flows.add(flow(i));
      try {
        write(i);
      } catch (RequestException e) {
        Step.report(e, List.of(planned.steps().get(i).step()), problems);
      }
    }
    problems.throwIfAny();
    addReports(head); // last, because they count rows in the reads that other outputs need
    logs.forEach(Branch::collection);
    if (!outputs.isEmpty()) {
      Publish.together(outputs);
    }
  }

  private void write(int i) {
    Output output = planned.outputs().get(i);
    if (output != null) {
      outputs.add(output.write(flows.get(i)));
    }
  }

  /** The chunks of a step's result; for a step without a result, the chunks of its input. */
  private ChunkFlow flow(int i) {
    StepConfig config = planned.configs().get(i);
    if (config instanceof StepConfig.Read) {
      DataLoader loader = Objects.requireNonNull(planned.loaders().get(i));
      return loader.flow(name(i), pipeline, sizes);
    }
    ChunkFlow input = input(i);
    if (config instanceof StepConfig.Write) {
      return input;
    }
    if (config instanceof StepConfig.Check) {
      look(i, config, input);
      return input;
    }
    if (config instanceof StepConfig.PerChunk perChunk) {
      return Process.flow(input, perChunk.processor());
    }
    if (config instanceof StepConfig.TwoPass twoPass) {
      return inTwoPasses(i, twoPass);
    }
    if (config instanceof StepConfig.NamedInputs named) {
      return named.join().flow(joined(i));
    }
    if (config instanceof StepConfig.Merge) {
      return Concatenate.flow(inputs(i));
    }
    return ((StepConfig.Transform) config).transform().flow(input);
  }

  private void addReports(HeadPlan head) {
    List<ChunkFlow> reads = planned.loaders().keySet().stream().map(flows::get).toList();
    planned
        .reports()
        .forEach(
            (report, sections) -> {
              List<SectionFlow> made = sections.stream().map(this::section).toList();
              outputs.add(report.write(head, made, reads));
            });
  }

  private SectionFlow section(PlannedSection section) {
    return new SectionFlow(section.plan(), flows.get(section.input()).in(name(section.step())));
  }

  private void look(int i, StepConfig config, ChunkFlow input) {
    if (config instanceof AssertEqualStep expected) {
      outputs.add(
          0,
          expected.rows().named(name(i)).flow(input)); // rows are compared before outputs complete
    } else {
      logs.add(((LogForTestingStep) config).rows().flow(input));
    }
  }

  /** Learns facts from the last input, and applies them to the first in a second pass. */
  private ChunkFlow inTwoPasses(int i, StepConfig.TwoPass twoPass) {
    List<ChunkFlow> inputs = inputs(i);
    ChunkFlow facts = inputs.get(inputs.size() - 1);
    LearnedFacts learned =
        LearnedFacts.from(facts, name(i) + " facts", twoPass.twoPassStep().named(name(i)));
    return learned.applied(inputs.get(0).again().in(name(i)));
  }

  private List<JoinInput> joined(int i) {
    List<JoinInput> joined = new ArrayList<>();
    Map<String, Integer> inputs = planned.steps().get(i).byName(input -> input);
    inputs.forEach(
        (name, input) ->
            joined.add(new JoinInput(name, flows.get(input).in(name(i)), bytes.of(input))));
    return joined;
  }

  private ChunkFlow input(int i) {
    return inputs(i).get(0);
  }

  private List<ChunkFlow> inputs(int i) {
    return planned.steps().get(i).inputs().stream()
        .map(input -> flows.get(input).in(name(i)))
        .toList();
  }

  private String name(int i) {
    return planned.steps().get(i).step().shown();
  }
}
