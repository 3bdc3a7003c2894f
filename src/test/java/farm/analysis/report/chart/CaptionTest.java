package farm.analysis.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.LongColumn;
import farm.analysis.report.TestTables;
import farm.analysis.report.chart.Line.Curve;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.report.table.ColumnRole.Other;
import farm.analysis.report.table.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaptionTest {

  private static final Table TABLE =
      new TestTables()
          .column("step", new Ordered(), LongColumn.of(1))
          .column("type", new ColumnRole.Category(), LongColumn.of(1))
          .column("runs", Measure.additive("count", ""), LongColumn.of(1))
          .column("births", Measure.additive("sum", "births"), LongColumn.of(1))
          .column("mean_age", Measure.location("mean", "age"), LongColumn.of(1))
          .column("mid_age", Measure.location("median", "age"), LongColumn.of(1))
          .column("min_age", Measure.min("age"), LongColumn.of(1))
          .column("max_age", Measure.max("age"), LongColumn.of(1))
          .column("low", Measure.lower("low", "a", "95 % confidence interval"), LongColumn.of(1))
          .column("high", Measure.upper("high", "a", "95 % confidence interval"), LongColumn.of(1))
          .column("a", new Other(), LongColumn.of(1))
          .column("b", new Other(), LongColumn.of(1))
          .column("ages", new ColumnRole.Histogram("age"), LongColumn.of(1))
          .table();

  private static final Band MIN_TO_MAX = new Band("min_age", "max_age");

  private static Line lines(Curve... curves) {
    return new Line("step", List.of(curves), "type");
  }

  @Test
  void linesOfOneValueAreNamedByTheirFunctions() {
    Line chart = lines(new Curve("mean_age", List.of(MIN_TO_MAX)), new Curve("mid_age", null));
    assertThat(chart.caption(TABLE))
        .isEqualTo(
            new Caption(
                "age by step and type",
                "Lines: mean, median. Band: min to max.",
                "age",
                Map.of("mean_age", "mean", "mid_age", "median")));
  }

  @Test
  void lineOfACountIsNamedByItsColumn() {
    assertThat(lines(new Curve("runs", null)).caption(TABLE))
        .isEqualTo(new Caption("runs by step and type", "Number of rows.", "runs"));
  }

  @Test
  void linesOfSeveralValuesAreNamedByTheirColumns() {
    assertThat(lines(new Curve("births", null), new Curve("mean_age", null)).caption(TABLE))
        .isEqualTo(new Caption("births, mean_age by step and type", "", ""));
  }

  @Test
  void bandOfOtherColumnsIsNamedByThem() {
    assertThat(lines(new Curve("a", List.of(new Band("a", "b")))).caption(TABLE))
        .isEqualTo(new Caption("a by step and type", "Band: a to b.", "a"));
  }

  @Test
  void errorBarsAndSurvivalBandsHaveNames() {
    assertThat(new Bars("type", "mean_age", MIN_TO_MAX, null).caption(TABLE).detail())
        .isEqualTo("Mean of age. Error bars: min to max.");
    Band band = new Band("low", "high");
    assertThat(new SurvivalSteps("step", "a", band, "b", null).caption(TABLE))
        .isEqualTo(
            new Caption(
                "a by step",
                "Band: 95 % confidence interval. Ticks: times with censored individuals.",
                "share of survivors"));
  }

  @Test
  void otherChartsSayWhatTheyShow() {
    assertThat(new StackedArea("step", "births", "type").caption(TABLE).detail())
        .isEqualTo("Sum of births. The height is the total.");
    assertThat(new StackedShares("step", "births", "type").caption(TABLE).title())
        .isEqualTo("Shares of type in births by step");
    assertThat(new MirroredAreas("step", "births", "runs").caption(TABLE).detail())
        .isEqualTo("Upwards: births. Downwards: runs.");
    assertThat(new HeatMap("step", "type", "runs").caption(TABLE).title())
        .isEqualTo("runs by step and type");
    assertThat(new DotPlot("type", List.of("runs", "births")).caption(TABLE).title())
        .isEqualTo("2 measures by type");
    assertThat(new BoxPlot(List.of("runs")).caption(TABLE).title())
        .isEqualTo("Distributions over 1 row");
    assertThat(new ScatterGrid(List.of("a"), List.of("births", "runs"), "type").caption(TABLE))
        .isEqualTo(new Caption("births and runs by a", "A dot for each type.", ""));
    assertThat(new Histogram("ages", List.of("type")).caption(TABLE).title())
        .isEqualTo("Distribution of age by type");
  }
}
