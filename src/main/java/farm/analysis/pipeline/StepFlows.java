package farm.analysis.pipeline;

import farm.analysis.learn.LearnedFacts;
import farm.analysis.load.DataLoader;
import farm.analysis.load.ReadSizes;
import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.pipeline.PlannedReports.PlannedSection;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.step.write.AssertEqualStep;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.RequestException;
import farm.analysis.process.Concatenate;
import farm.analysis.process.Process;
import farm.analysis.report.output.HeadPlan;
import farm.analysis.report.output.WriteReport;
import farm.analysis.report.output.WriteReport.SectionFlow;
import farm.analysis.write.Output;
import farm.analysis.write.Publish;
import farm.analysis.write.Written;
import farm.analysis.write.text.LogRows;
import java.util.ArrayList;
import java.util.List;
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
  private final List<Linked> steps;
  private final List<StepConfig> configs;
  private final StepCheck check;
  private final List<ChunkFlow> flows = new ArrayList<>();
  private final List<Written> outputs = new ArrayList<>();
  private final List<Branch<Void>> logs = new ArrayList<>();

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

  /**
   * Adds all steps to the pipeline. If an output refuses its columns, all such problems are thrown.
   *
   * @param head the head of the reports
   */
  void build(HeadPlan head, Problems problems) {
    for (int i = 0; i < steps.size(); i++) {
      try {
        flows.add(flow(i));
      } catch (RequestException e) {
        Step.report(e, List.of(steps.get(i).step()), problems);
        flows.add(input(i));
      }
    }
    problems.throwIfAny();
    addReports(head); // last, because they count rows in the reads that other outputs need
    logs.forEach(Branch::collection);
    if (!outputs.isEmpty()) {
      Publish.together(outputs);
    }
  }

  /** The chunks of a step's result; for a step without a result, the chunks of its input. */
  private ChunkFlow flow(int i) {
    StepConfig config = configs.get(i);
    if (config instanceof StepConfig.Read) {
      DataLoader loader = Objects.requireNonNull(check.loaders().get(i));
      return loader.flow(name(i), pipeline, sizes);
    }
    ChunkFlow input = input(i);
    if (config instanceof StepConfig.Write) {
      Output output = Objects.requireNonNull(check.outputs().get(i));
      if (!(output instanceof WriteReport)) { // the sections of a report become one output
        outputs.add(output.write(input));
      }
      return input;
    }
    if (config instanceof StepConfig.Check) {
      look(config, input);
      return input;
    }
    if (config instanceof StepConfig.PerChunk perChunk) {
      return Process.flow(input, perChunk.processor());
    }
    if (config instanceof StepConfig.TwoPass twoPass) {
      return inTwoPasses(i, twoPass);
    }
    if (config instanceof StepConfig.Merge) {
      return Concatenate.flow(inputs(i));
    }
    return ((StepConfig.Transform) config).transform().flow(input);
  }

  private void addReports(HeadPlan head) {
    List<ChunkFlow> reads = check.loaders().keySet().stream().map(flows::get).toList();
    PlannedReports.of(steps, configs, check)
        .forEach(
            (report, sections) -> {
              List<SectionFlow> made = sections.stream().map(this::section).toList();
              outputs.add(report.write(head, made, reads));
            });
  }

  private SectionFlow section(PlannedSection section) {
    return new SectionFlow(section.plan(), flows.get(section.input()).in(name(section.step())));
  }

  private void look(StepConfig config, ChunkFlow input) {
    if (config instanceof AssertEqualStep expected) {
      outputs.add(0, expected.rows().flow(input)); // rows are compared before outputs complete
    } else {
      logs.add(LogRows.flow(input));
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

  private ChunkFlow input(int i) {
    return inputs(i).get(0);
  }

  private List<ChunkFlow> inputs(int i) {
    return steps.get(i).inputs().stream().map(input -> flows.get(input).in(name(i))).toList();
  }

  private String name(int i) {
    return steps.get(i).step().shown();
  }
}
