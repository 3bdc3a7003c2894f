package farm.analysis.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.distribution.distinct.CountDistinct;
import farm.analysis.aggregate.distribution.frequency.Histogram;
import farm.analysis.aggregate.distribution.frequency.Mode;
import farm.analysis.aggregate.distribution.quantile.Median;
import farm.analysis.aggregate.distribution.quantile.Quantile;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.moment.LinearTrend;
import farm.analysis.aggregate.moment.MeanCi;
import farm.analysis.aggregate.moment.ProportionCi;
import farm.analysis.aggregate.moment.Stderr;
import farm.analysis.aggregate.moment.WeightedMean;
import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.aggregate.value.Max;
import farm.analysis.aggregate.value.Min;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.expression.Expression;
import farm.analysis.pipeline.step.group.AgentSurvivalStep;
import farm.analysis.pipeline.step.group.CombineStep;
import farm.analysis.pipeline.step.group.CompareGroupsStep;
import farm.analysis.pipeline.step.group.DominanceStep;
import farm.analysis.pipeline.step.group.GroupKey;
import farm.analysis.pipeline.step.group.PopulationDynamicsStep;
import farm.analysis.pipeline.step.group.ResourceStatisticsStep;
import farm.analysis.pipeline.step.group.SurvivalCurveStep;
import farm.analysis.pipeline.step.group.SurvivalSummaryStep;
import farm.analysis.pipeline.step.process.ExplodeStep;
import farm.analysis.pipeline.step.process.FilterStep;
import farm.analysis.pipeline.step.process.MapToFieldsStep;
import farm.analysis.pipeline.step.process.RenameStep;
import farm.analysis.pipeline.step.read.ReadFromCsvStep;
import farm.analysis.pipeline.step.read.ReadFromExperimentStep;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Bin;
import farm.analysis.report.table.ColumnRole.Category;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.report.table.ColumnRole.Parameter;
import farm.analysis.report.table.ColumnRole.Run;
import farm.analysis.report.table.ColumnRole.Survival;
import farm.analysis.report.table.ColumnRole.Survival.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The roles in a report that steps give to the columns of their results. */
class StepRolesTest {

  private static final Map<String, ColumnRole> NONE = Map.of();
  private static final Schema NO_COLUMNS = Schema.of();

  @Test
  void keysWithoutARoleGetOneByTheirTypes() {
    Schema result =
        Schema.of(
            new Field("step", ColumnType.LONG),
            new Field("energy", ColumnType.DOUBLE),
            new Field("kind", ColumnType.TEXT),
            new Field("alive", ColumnType.BOOLEAN));
    CombineStep step = combine(List.of("step", "energy", "kind", "alive"), Map.of());
    assertThat(step.roles(NONE, result))
        .isEqualTo(
            Map.of(
                "step", new Ordered(),
                "energy", new Ordered(),
                "kind", new Category(),
                "alive", new Category()));
  }

  @Test
  void keysKeepTheRolesOfTheInputButMeasuresBecomeKeys() {
    Schema result =
        Schema.of(
            new Field("db", ColumnType.TEXT),
            new Field("x", ColumnType.DOUBLE),
            new Field("n", ColumnType.LONG));
    Map<String, ColumnRole> input =
        Map.of("db", new Run(), "x", new Bin(5, 0), "n", Measure.additive("count", ""));
    assertThat(combine(List.of("db", "x", "n"), Map.of()).roles(input, result))
        .isEqualTo(Map.of("db", new Run(), "x", new Bin(5, 0), "n", new Ordered()));
  }

  @Test
  void resultsGetTheirRolesByTheAggregation() {
    Map<String, Aggregation> results = new LinkedHashMap<>();
    results.put("rows", Count.ofRows());
    results.put("total", Sum.of("a"));
    results.put("middle", Median.of("a"));
    results.put("weighted", WeightedMean.of("a", "w"));
    results.put("least", Min.of("a"));
    results.put("most", Max.of("a"));
    results.put("late", Quantile.of("a", 0.9));
    results.put("kinds", CountDistinct.of("kind"));
    results.put("spread", new Histogram("a", null, 5.0, null));
    results.put("usual", Mode.of("a"));
    results.put("error", Stderr.of("a"));
    results.put("average", new MeanCi("a", 0.9));
    results.put("share", ProportionCi.of("dead"));
    results.put("trend", LinearTrend.of("a", "step"));
    assertThat(combine(List.of(), results).roles(NONE, NO_COLUMNS))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("rows", Measure.additive("count", "")),
                Map.entry("total", Measure.additive("sum", "a")),
                Map.entry("middle", Measure.location("median", "a")),
                Map.entry("weighted", Measure.location("weighted mean", "a")),
                Map.entry("least", Measure.min("a")),
                Map.entry("most", Measure.max("a")),
                Map.entry("late", Measure.quantile("a", 0.9)),
                Map.entry("kinds", Measure.other("count distinct", "kind")),
                Map.entry("spread", new ColumnRole.Histogram("a")),
                Map.entry("usual", Measure.location("mode", "a")),
                Map.entry("error", Measure.other("stderr", "a")),
                Map.entry("average", Measure.location("mean", "a")),
                Map.entry("average_low", Measure.lower("mean_ci", "a", "90 % confidence interval")),
                Map.entry(
                    "average_high", Measure.upper("mean_ci", "a", "90 % confidence interval")),
                Map.entry("share", Measure.location("proportion", "dead")),
                Map.entry(
                    "share_low",
                    Measure.lower("proportion_ci", "dead", "95 % confidence interval")),
                Map.entry(
                    "share_high",
                    Measure.upper("proportion_ci", "dead", "95 % confidence interval")),
                Map.entry("trend_slope", Measure.other("slope", "a")),
                Map.entry("trend_intercept", Measure.other("intercept", "a"))));
  }

  @Test
  void comparisonsShowTheDifferenceWithItsInterval() {
    CompareGroupsStep step =
        new CompareGroupsStep(
            "experiment", null, null, List.of("peak", "births"), List.of("step"), 0.9, 10);
    Schema result =
        step.result(
            Schema.of(
                new Field("step", ColumnType.LONG),
                new Field("experiment", ColumnType.TEXT),
                new Field("peak", ColumnType.LONG),
                new Field("births", ColumnType.LONG)));
    assertThat(result.names())
        .startsWith("step", "value", "first", "second", "n_first")
        .endsWith("p_value", "vargha_delaney_a");
    assertThat(step.roles(NONE, result))
        .isEqualTo(
            Map.of(
                "step", new Ordered(),
                "value", new Category(),
                "difference", Measure.location("difference of means", "difference"),
                "difference_low",
                    Measure.lower("difference_low", "difference", "90 % confidence interval"),
                "difference_high",
                    Measure.upper("difference_high", "difference", "90 % confidence interval"),
                "vargha_delaney_a", Measure.other("Vargha and Delaney's A", "value")));
  }

  @Test
  void expressionsCopyRolesMakeBinsAndMakeMeasuresOfMeasures() {
    Map<String, Expression> fields = new LinkedHashMap<>();
    fields.put("run", Expression.parse("db"));
    fields.put("x", Expression.parse("BIN(position, 2.5)"));
    fields.put("share", Expression.parse("dead / agents"));
    fields.put("next", Expression.parse("step + 1"));
    Map<String, ColumnRole> input =
        Map.of("db", new Run(), "step", new Ordered(), "agents", Measure.additive("count", ""));
    Map<String, ColumnRole> made =
        Map.of(
            "run",
            new Run(),
            "x",
            new Bin(2.5, 0),
            "share",
            Measure.other("value", "dead / agents"));
    assertThat(new MapToFieldsStep(fields, false, null).roles(input, NO_COLUMNS)).isEqualTo(made);
    Map<String, ColumnRole> withKept = new LinkedHashMap<>(made);
    withKept.put("db", new Run());
    withKept.put("agents", Measure.additive("count", ""));
    assertThat(new MapToFieldsStep(fields, true, List.of("step")).roles(input, NO_COLUMNS))
        .isEqualTo(withKept);
  }

  @Test
  void rolesFollowColumnsThroughOtherSteps() {
    Map<String, ColumnRole> input = Map.of("a", new Run(), "b", new Ordered());
    assertThat(new RenameStep(Map.of("a", "b", "b", "c")).roles(input, NO_COLUMNS))
        .isEqualTo(Map.of("b", new Run(), "c", new Ordered()));
    assertThat(new FilterStep(Expression.parse("a = 1")).roles(input, NO_COLUMNS)).isEqualTo(input);
    assertThat(new ExplodeStep("b", null, null, null, null, null, false).roles(input, NO_COLUMNS))
        .isEqualTo(Map.of("a", new Run()));
    assertThat(
            new AgentSurvivalStep(List.of("id"), "birth", "death", "step").roles(input, NO_COLUMNS))
        .isEqualTo(Map.of("a", new Run(), "b", new Ordered(), "id", new Run()));
  }

  @Test
  void pathsOfFilesNameRuns() {
    assertThat(
            new ReadFromExperimentStep(
                    List.of("*.db"), null, null, null, null, null, null, null, null)
                .roles(NONE, NO_COLUMNS))
        .isEqualTo(Map.of("db_path", new Run()));
    assertThat(csv("file").roles(NONE, NO_COLUMNS)).isEqualTo(Map.of("file", new Run()));
    assertThat(csv(null).roles(NONE, NO_COLUMNS)).isEmpty();
  }

  @Test
  void parametersAreParametersAndKeepTheRoleAsKeys() {
    Schema table =
        Schema.of(
            new Field("simulation_id", ColumnType.TEXT),
            new Field("learning.rate", ColumnType.DOUBLE),
            new Field("policy", ColumnType.TEXT),
            new Field("sizes", ColumnType.JSON),
            new Field("db_path", ColumnType.TEXT));
    Map<String, ColumnRole> roles =
        new ReadFromExperimentStep(
                List.of("*.db"), "parameters", null, null, null, null, null, null, null)
            .roles(NONE, table);
    assertThat(roles)
        .isEqualTo(
            Map.of(
                "simulation_id", new Run(),
                "learning.rate", new Parameter(),
                "policy", new Parameter(),
                "db_path", new Run()));
    assertThat(
            combine(List.of("db_path", "learning.rate"), Map.of("rows", Count.ofRows()))
                .roles(roles, table))
        .isEqualTo(
            Map.of(
                "db_path", new Run(),
                "learning.rate", new Parameter(),
                "rows", Measure.additive("count", "")));
    Map<String, Expression> fields = Map.of("rate", Expression.parse("\"learning.rate\""));
    assertThat(new MapToFieldsStep(fields, false, null).roles(roles, table))
        .isEqualTo(Map.of("rate", new Parameter()));
  }

  @Test
  void studiesOfRunsKnowTheirResults() {
    assertThat(new PopulationDynamicsStep(List.of("run"), "t", "n", 5).roles(NONE, NO_COLUMNS))
        .isEqualTo(
            Map.of(
                "run", new Run(),
                "t", new Ordered(),
                "population", Measure.location("population", "n"),
                "growth_rate", Measure.other("growth rate", "n"),
                "stability", Measure.other("stability", "n")));
    assertThat(new DominanceStep(List.of(), "t", "kind", "n").roles(NONE, NO_COLUMNS))
        .isEqualTo(
            Map.of(
                "t",
                new Ordered(),
                "kind",
                new Category(),
                "count",
                Measure.additive("sum", "n"),
                "share",
                Measure.other("share", "n")));
    assertThat(new ResourceStatisticsStep(List.of(), "t", "a").roles(NONE, NO_COLUMNS))
        .containsEntry("mean", Measure.location("mean", "a"))
        .containsEntry("min", Measure.min("a"))
        .containsEntry("max", Measure.max("a"))
        .containsEntry("resources", Measure.additive("count", "a"))
        .hasSize(9);
  }

  @Test
  void eachGroupIsASurvivalCurve() {
    Map<String, ColumnRole> input = Map.of("db", new Run(), "generation", new Ordered());
    assertThat(
            new SurvivalCurveStep(List.of("db", "generation"), "age", "dead", 0.95)
                .roles(input, NO_COLUMNS))
        .isEqualTo(
            Map.of(
                "db", new Run(),
                "generation", new Category(),
                "time", new Ordered(),
                "survival", new Survival(Part.ESTIMATE),
                "censored", new Survival(Part.CENSORED),
                "low", Measure.lower("lower bound", "survival", "95 % confidence interval"),
                "high", Measure.upper("upper bound", "survival", "95 % confidence interval")));
  }

  @Test
  void restrictedMeansUntilDifferentTimesHaveNoRole() {
    Schema result =
        Schema.of(
            new Field("kind", ColumnType.TEXT),
            new Field("median", ColumnType.DOUBLE),
            new Field("restricted_mean", ColumnType.DOUBLE));
    String interval = "99.9 % confidence interval";
    Map<String, ColumnRole> roles =
        Map.of(
            "kind", new Category(),
            "median", Measure.location("median", "age"),
            "median_low", Measure.lower("lower bound of the median", "age", interval),
            "median_high", Measure.upper("upper bound of the median", "age", interval));
    assertThat(
            new SurvivalSummaryStep(List.of("kind"), "age", "dead", 0.999, null)
                .roles(NONE, result))
        .isEqualTo(roles);
    Map<String, ColumnRole> withMean = new LinkedHashMap<>(roles);
    withMean.put("restricted_mean", Measure.location("mean", "age until 500"));
    assertThat(
            new SurvivalSummaryStep(List.of("kind"), "age", "dead", 0.999, 500.0)
                .roles(NONE, result))
        .isEqualTo(withMean);
  }

  @Test
  void expressionsOfACombineHaveTheRolesOfComputedColumns() {
    CombineStep combine =
        new CombineStep(
            List.of(
                new GroupKey("from_step", "bin(step, 10)"),
                new GroupKey("run", "db_path"),
                new GroupKey("even", "step % 2 = 0")),
            Map.of("growth", new CombineStep.Field(column -> Sum.of("births - deaths"), null)),
            null,
            null,
            null,
            10);
    Schema result =
        Schema.of(
            new Field("from_step", ColumnType.LONG),
            new Field("run", ColumnType.TEXT),
            new Field("even", ColumnType.BOOLEAN),
            new Field("growth", ColumnType.LONG));
    assertThat(combine.roles(Map.of("db_path", new ColumnRole.Run()), result))
        .containsEntry("from_step", new ColumnRole.Bin(10, 0))
        .containsEntry("run", new ColumnRole.Run())
        .containsEntry("even", new ColumnRole.Category())
        .containsEntry("growth", Measure.additive("sum", "births - deaths"))
        .hasSize(4);
  }

  private static ReadFromCsvStep csv(@Nullable String pathColumn) {
    return new ReadFromCsvStep(
        List.of("*.csv"), null, null, null, null, null, null, null, pathColumn, null, null, null);
  }

  private static CombineStep combine(List<String> keys, Map<String, Aggregation> results) {
    Map<String, CombineStep.Field> fields = new LinkedHashMap<>();
    results.forEach((name, of) -> fields.put(name, new CombineStep.Field(column -> of, null)));
    List<GroupKey> named = keys.stream().map(key -> new GroupKey(key, null)).toList();
    return new CombineStep(named, fields, null, null, null, 10);
  }
}
