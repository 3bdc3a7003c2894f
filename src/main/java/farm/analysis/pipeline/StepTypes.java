package farm.analysis.pipeline;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.step.group.AgentSurvivalStep;
import farm.analysis.pipeline.step.group.CombineStep;
import farm.analysis.pipeline.step.group.CompareGroupsStep;
import farm.analysis.pipeline.step.group.DeduplicateStep;
import farm.analysis.pipeline.step.group.DominanceStep;
import farm.analysis.pipeline.step.group.FlattenStep;
import farm.analysis.pipeline.step.group.JoinStep;
import farm.analysis.pipeline.step.group.LimitStep;
import farm.analysis.pipeline.step.group.PivotStep;
import farm.analysis.pipeline.step.group.PopulationDynamicsStep;
import farm.analysis.pipeline.step.group.ResourceStatisticsStep;
import farm.analysis.pipeline.step.group.SortStep;
import farm.analysis.pipeline.step.group.SurvivalCurveStep;
import farm.analysis.pipeline.step.group.SurvivalSummaryStep;
import farm.analysis.pipeline.step.group.WindowFunctionsStep;
import farm.analysis.pipeline.step.process.CastStep;
import farm.analysis.pipeline.step.process.ClipOutliersStep;
import farm.analysis.pipeline.step.process.DropMissingStep;
import farm.analysis.pipeline.step.process.ExplodeStep;
import farm.analysis.pipeline.step.process.FillMissingStep;
import farm.analysis.pipeline.step.process.FilterStep;
import farm.analysis.pipeline.step.process.MapToFieldsStep;
import farm.analysis.pipeline.step.process.RenameStep;
import farm.analysis.pipeline.step.process.SampleStep;
import farm.analysis.pipeline.step.process.UnpivotStep;
import farm.analysis.pipeline.step.read.CreateStep;
import farm.analysis.pipeline.step.read.ReadFromCsvStep;
import farm.analysis.pipeline.step.read.ReadFromExperimentStep;
import farm.analysis.pipeline.step.read.ReadFromJdbcStep;
import farm.analysis.pipeline.step.read.ReadFromJsonStep;
import farm.analysis.pipeline.step.read.ReadFromSimulationStep;
import farm.analysis.pipeline.step.read.ReadFromSqliteStep;
import farm.analysis.pipeline.step.write.AssertEqualStep;
import farm.analysis.pipeline.step.write.LogForTestingStep;
import farm.analysis.pipeline.step.write.WriteToCsvStep;
import farm.analysis.pipeline.step.write.WriteToJdbcStep;
import farm.analysis.pipeline.step.write.WriteToJsonStep;
import farm.analysis.pipeline.step.write.WriteToMarkdownStep;
import farm.analysis.pipeline.step.write.WriteToReportStep;
import farm.analysis.pipeline.step.write.WriteToSqliteStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The step types by name. A new type needs one line here. */
public final class StepTypes {

  private static final Map<String, Class<? extends Record>> TYPES =
      byName(
          List.of(
              AgentSurvivalStep.class,
              AssertEqualStep.class,
              CastStep.class,
              ClipOutliersStep.class,
              CombineStep.class,
              CompareGroupsStep.class,
              CreateStep.class,
              DeduplicateStep.class,
              DominanceStep.class,
              DropMissingStep.class,
              ExplodeStep.class,
              FillMissingStep.class,
              FilterStep.class,
              FlattenStep.class,
              JoinStep.class,
              LimitStep.class,
              LogForTestingStep.class,
              MapToFieldsStep.class,
              PivotStep.class,
              PopulationDynamicsStep.class,
              ReadFromCsvStep.class,
              ReadFromExperimentStep.class,
              ReadFromJdbcStep.class,
              ReadFromJsonStep.class,
              ReadFromSimulationStep.class,
              ReadFromSqliteStep.class,
              RenameStep.class,
              ResourceStatisticsStep.class,
              SampleStep.class,
              SortStep.class,
              SurvivalCurveStep.class,
              SurvivalSummaryStep.class,
              UnpivotStep.class,
              WindowFunctionsStep.class,
              WriteToCsvStep.class,
              WriteToJdbcStep.class,
              WriteToJsonStep.class,
              WriteToMarkdownStep.class,
              WriteToReportStep.class,
              WriteToSqliteStep.class));

  private static final List<Class<?>> NO_OR_SEVERAL_INPUTS =
      List.of(
          StepConfig.Read.class,
          StepConfig.TwoInputs.class,
          StepConfig.Merge.class,
          StepConfig.NamedInputs.class);

  private StepTypes() {}

  private static Map<String, Class<? extends Record>> byName(List<Class<? extends Record>> types) {
    return types.stream()
        .collect(
            Collectors.toMap(
                type -> type.getSimpleName().replaceFirst("Step$", ""),
                Function.identity(),
                (one, other) -> one,
                TreeMap::new));
  }

  /** The names of all types, sorted. */
  public static Set<String> names() {
    return TYPES.keySet();
  }

  /** Returns true for a type that reads the rows of one step. */
  static boolean takesOneInput(String name) {
    return named(name)
        .filter(
            type -> NO_OR_SEVERAL_INPUTS.stream().noneMatch(kind -> kind.isAssignableFrom(type)))
        .isPresent();
  }

  /** The config record of a type; each is a {@link StepConfig}. */
  public static Optional<Class<? extends Record>> named(String name) {
    return Optional.ofNullable(TYPES.get(name));
  }
}
