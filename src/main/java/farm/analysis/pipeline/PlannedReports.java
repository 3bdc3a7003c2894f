package farm.analysis.pipeline;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.step.write.WriteToReportStep;
import farm.analysis.report.output.SectionPlan;
import farm.analysis.report.output.WriteReport;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.write.Output;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The reports of a pipeline, each with its sections in the order of the pipeline file. */
final class PlannedReports {

  private final List<Linked> steps;
  private final List<StepConfig> configs;
  private final StepCheck check;
  private final List<List<ColumnRole>> roles;
  private final Map<WriteReport, List<PlannedSection>> reports = new LinkedHashMap<>();

  /**
   * A section, and the step whose input has its rows.
   *
   * @param step the index of a step that writes
   * @param input the index of its input
   */
  record PlannedSection(int step, int input, SectionPlan plan) {}

  private PlannedReports(List<Linked> steps, List<StepConfig> configs, StepCheck check) {
    this.steps = steps;
    this.configs = configs;
    this.check = check;
    this.roles = ColumnRoles.of(steps, configs, check.schemas());
  }

  /** The sections of each report. */
  static Map<WriteReport, List<PlannedSection>> of(
      List<Linked> steps, List<StepConfig> configs, StepCheck check) {
    PlannedReports planned = new PlannedReports(steps, configs, check);
    planned.addSections();
    check.addedReport().ifPresent(planned::addSectionsOfAllWrites);
    return planned.reports;
  }

  /** The indexes of the steps that write, in the order of the file. */
  private List<Integer> writes() {
    return IntStream.range(0, steps.size())
        .filter(i -> configs.get(i) instanceof StepConfig.Write)
        .boxed()
        .sorted(Comparator.comparing(i -> steps.get(i).step().place()))
        .toList();
  }

  private void addSections() {
    for (int i : writes()) {
      if (configs.get(i) instanceof WriteToReportStep step) {
        sections((WriteReport) output(i)).add(section(i, step));
      }
    }
  }

  /**
   * Adds a section for the rows of each step that writes; steps that write the same rows share one.
   * If another report shows these rows, its section is copied.
   */
  private void addSectionsOfAllWrites(WriteReport report) {
    for (int i : writes()) {
      boolean isShown = sections(report).stream().anyMatch(section -> section.input() == input(i));
      if (!isShown) {
        sections(report).add(alike(i, report));
      }
    }
  }

  private PlannedSection alike(int write, WriteReport report) {
    return reports.values().stream()
        .flatMap(List::stream)
        .filter(section -> section.input() == input(write))
        .findFirst()
        .orElseGet(() -> section(write, WriteToReportStep.of(report.path(), output(write).path())));
  }

  private PlannedSection section(int write, WriteToReportStep step) {
    Schema schema = check.schemas().get(input(write)).orElseThrow();
    return new PlannedSection(write, input(write), step.section(schema, roles.get(input(write))));
  }

  private List<PlannedSection> sections(WriteReport report) {
    return reports.computeIfAbsent(report, made -> new ArrayList<>());
  }

  private int input(int write) {
    return steps.get(write).inputs().get(0);
  }

  private Output output(int write) {
    return Objects.requireNonNull(check.outputs().get(write));
  }
}
