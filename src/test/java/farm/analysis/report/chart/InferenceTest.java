package farm.analysis.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import farm.analysis.report.TestTables;
import farm.analysis.report.chart.Line.Curve;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Bin;
import farm.analysis.report.table.ColumnRole.Category;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.report.table.ColumnRole.Other;
import farm.analysis.report.table.ColumnRole.Parameter;
import farm.analysis.report.table.ColumnRole.Run;
import farm.analysis.report.table.ColumnRole.Survival;
import farm.analysis.report.table.ColumnRole.Survival.Part;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InferenceTest {

  private static final LongColumn NUMBERS = LongColumn.of(1, 2);
  private static final TextColumn NAMES = TextColumn.of("a", "b");
  private static final Measure MEAN = Measure.location("mean", "energy");
  private static final Measure COUNT = Measure.additive("count", "");

  private static List<ChartSpec> charts(TestTables table) {
    return ChartSpec.inferred(table.table());
  }

  private static TestTables steps() {
    return new TestTables().column("step", new Ordered(), NUMBERS);
  }

  @Test
  void meanMinAndMaxOfOneValueAreALineWithABand() {
    TestTables table =
        steps()
            .column("low", Measure.min("energy"), NUMBERS)
            .column("mid", MEAN, NUMBERS)
            .column("high", Measure.max("energy"), NUMBERS);
    assertThat(charts(table))
        .containsExactly(
            new Line("step", List.of(new Curve("mid", List.of(new Band("low", "high")))), null));
  }

  @Test
  void quantilesAndConfidenceBoundsAreBandsToo() {
    TestTables table =
        steps()
            .column("mid", Measure.quantile("energy", 0.5), NUMBERS)
            .column("p10", Measure.quantile("energy", 0.1), NUMBERS)
            .column("from", Measure.lower("mean_ci", "energy", "95 % confidence"), NUMBERS)
            .column("to", Measure.upper("mean_ci", "energy", "95 % confidence"), NUMBERS)
            .column("p90", Measure.quantile("energy", 0.9), NUMBERS);
    List<Band> bands = List.of(new Band("p10", "p90"), new Band("from", "to"));
    assertThat(charts(table))
        .containsExactly(new Line("step", List.of(new Curve("mid", bands)), null));
  }

  @Test
  void boundWithoutItsOtherIsALineBesideTheFirst() {
    TestTables table =
        steps()
            .column("p90", Measure.quantile("energy", 0.9), NUMBERS)
            .column("mid", MEAN, NUMBERS);
    assertThat(charts(table))
        .containsExactly(
            new Line("step", List.of(new Curve("mid", null), new Curve("p90", null)), null));
  }

  @Test
  void minAndMaxWithoutAMiddleAreTwoLines() {
    TestTables table =
        steps()
            .column("low", Measure.min("energy"), NUMBERS)
            .column("high", Measure.max("energy"), NUMBERS);
    assertThat(charts(table))
        .containsExactly(
            new Line("step", List.of(new Curve("low", null), new Curve("high", null)), null));
  }

  @Test
  void numbersOfOtherUnitsHaveChartsOfTheirOwn() {
    TestTables table =
        steps()
            .column("mean", MEAN, NUMBERS)
            .column("sum", Measure.additive("sum", "energy"), NUMBERS)
            .column("spread", Measure.other("stddev", "energy"), NUMBERS)
            .column("mean_age", Measure.location("mean", "age"), NUMBERS);
    assertThat(charts(table))
        .containsExactly(line("mean"), line("sum"), line("spread"), line("mean_age"));
  }

  private static Line line(String column) {
    return new Line("step", List.of(new Curve(column, null)), null);
  }

  @Test
  void additiveMeasuresOfCategoriesAreStacked() {
    TestTables table =
        steps().column("type", new Category(), NAMES).column("agents", COUNT, NUMBERS);
    assertThat(charts(table)).containsExactly(new StackedArea("step", "agents", "type"));
  }

  @Test
  void otherMeasuresOfCategoriesAreLines() {
    TestTables table = steps().column("type", new Category(), NAMES).column("m", MEAN, NUMBERS);
    assertThat(charts(table))
        .containsExactly(new Line("step", List.of(new Curve("m", null)), "type"));
  }

  @Test
  void twoBinsAreAHeatMapOfEachMeasure() {
    TestTables table =
        new TestTables()
            .column("x", new Bin(5, 0), NUMBERS)
            .column("y", new Bin(5, 0), NUMBERS)
            .column("agents", COUNT, NUMBERS)
            .column("mean", MEAN, NUMBERS);
    assertThat(charts(table))
        .containsExactly(new HeatMap("x", "y", "agents"), new HeatMap("x", "y", "mean"));
  }

  @Test
  void categoriesAreBarsWithErrorBars() {
    TestTables table =
        new TestTables()
            .column("cause", new Category(), NAMES)
            .column("incidents", COUNT, NUMBERS)
            .column("from", Measure.lower("mean_ci", "energy", "95 %"), NUMBERS)
            .column("mean", MEAN, NUMBERS)
            .column("to", Measure.upper("mean_ci", "energy", "95 %"), NUMBERS);
    assertThat(charts(table))
        .containsExactly(
            new Bars("cause", "incidents", null, null),
            new Bars("cause", "mean", new Band("from", "to"), null));
  }

  @Test
  void runsAndTypesAreAHeatMapWithARowForEachRun() {
    TestTables table =
        new TestTables()
            .column("type", new Category(), NAMES)
            .column("run", new Run(), NAMES)
            .column("steps", COUNT, NUMBERS);
    assertThat(charts(table)).containsExactly(new HeatMap("type", "run", "steps"));
  }

  @Test
  void upToFiftyRunsAreDotsAndMoreAreBoxes() {
    assertThat(charts(runs(50))).containsExactly(new DotPlot("run", List.of("steps", "mean")));
    assertThat(charts(runs(51))).containsExactly(new BoxPlot(List.of("steps", "mean")));
  }

  private static TestTables runs(int count) {
    LongColumn numbers = LongColumn.of(IntStream.range(0, count).mapToLong(i -> i).toArray());
    String[] names =
        IntStream.range(0, count).mapToObj("run_%d.db"::formatted).toArray(String[]::new);
    return new TestTables()
        .column("run", new Run(), TextColumn.of(names))
        .column("steps", COUNT, numbers)
        .column("mean", MEAN, numbers);
  }

  @Test
  void secondRunColumnThatAddsNothingIsLeftOut() {
    TestTables table =
        new TestTables()
            .column("db_path", new Run(), NAMES)
            .column("simulation_id", new Run(), TextColumn.of("s", "s"))
            .column("mean", MEAN, NUMBERS);
    assertThat(charts(table)).containsExactly(new DotPlot("db_path", List.of("mean")));
  }

  @Test
  void parametersAreAGridOfScatterPlots() {
    TestTables table =
        new TestTables()
            .column("run", new Run(), NAMES)
            .column("rate", new Parameter(), NUMBERS)
            .column("policy", new Parameter(), NAMES)
            .column("mean", MEAN, NUMBERS)
            .column("max", Measure.max("energy"), NUMBERS)
            .column("agents", COUNT, NUMBERS);
    assertThat(charts(table))
        .containsExactly(
            new ScatterGrid(List.of("rate", "policy"), List.of("mean", "agents"), "run"));
  }

  @Test
  void parameterBesideAnOrderedKeyIsACategory() {
    TestTables table = steps().column("rate", new Parameter(), NUMBERS).column("m", MEAN, NUMBERS);
    assertThat(charts(table))
        .containsExactly(new Line("step", List.of(new Curve("m", null)), "rate"));
  }

  @Test
  void histogramsFollowTheChartsOfNumbers() {
    Column.Builder json = Column.builder(ColumnType.JSON, 2);
    TestTables table =
        new TestTables()
            .column("type", new Category(), NAMES)
            .column(
                "ages",
                new ColumnRole.Histogram("age"),
                json.appendMissing().appendMissing().build())
            .column("agents", COUNT, NUMBERS);
    assertThat(charts(table))
        .containsExactly(
            new Bars("type", "agents", null, null), new Histogram("ages", List.of("type")));
  }

  @Test
  void survivalCurvesAreStepsAndNothingElse() {
    TestTables table =
        new TestTables()
            .column("type", new Category(), NAMES)
            .column("age", new Ordered(), NUMBERS)
            .column("share", new Survival(Part.ESTIMATE), NUMBERS)
            .column("from", Measure.lower("from", "share", "90 %"), NUMBERS)
            .column("to", Measure.upper("to", "share", "90 %"), NUMBERS)
            .column("left", new Survival(Part.CENSORED), NUMBERS)
            .column("at_risk", COUNT, NUMBERS);
    assertThat(charts(table))
        .containsExactly(new SurvivalSteps("age", "share", new Band("from", "to"), "left", "type"));
  }

  @Test
  void anythingElseIsATable() {
    assertThat(charts(new TestTables().column("a", new Other(), NUMBERS))).isEmpty();
    assertThat(charts(new TestTables().column("total", COUNT, NUMBERS))).isEmpty();
    assertThat(charts(steps())).isEmpty();
    assertThat(charts(steps().column("name", MEAN, NAMES))).isEmpty();
    TestTables threeNames =
        new TestTables()
            .column("a", new Category(), NAMES)
            .column("b", new Category(), NAMES)
            .column("c", new Category(), NAMES)
            .column("agents", COUNT, NUMBERS);
    assertThat(charts(threeNames)).isEmpty();
  }

  @Test
  void emptyTableHasNoChart() {
    TestTables table =
        new TestTables()
            .column("step", new Ordered(), LongColumn.of())
            .column("agents", COUNT, LongColumn.of());
    assertThat(charts(table)).isEmpty();
  }

  @Test
  void atMostSixChartsAreChosen() {
    TestTables table = steps();
    for (int i = 0; i < 8; i++) {
      table.column("sum_" + i, Measure.additive("sum", "v" + i), NUMBERS);
    }
    assertThat(charts(table)).hasSize(6).contains(line("sum_0"), line("sum_5"));
  }
}
