package farm.analysis.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartSpecTest {

  @Test
  void typesHaveNamesAsInPipelineFiles() {
    assertThat(ChartSpec.names())
        .containsExactlyInAnyOrder(
            "bars",
            "box_plot",
            "dot_plot",
            "heat_map",
            "histogram",
            "line",
            "mirrored_areas",
            "scatter_grid",
            "stacked_area",
            "stacked_shares",
            "survival_steps");
    assertThat(ChartSpec.named("heat_map")).contains(HeatMap.class);
    assertThat(ChartSpec.named("pie")).isEmpty();
    assertThat(new HeatMap("x", "y", "z").type()).isEqualTo("heat_map");
  }

  @Test
  void chartsKnowTheirColumns() {
    Line.Curve curve = new Line.Curve("mean", List.of(new Band("min", "max")));
    assertThat(new Line("step", List.of(curve), "type").columns())
        .containsExactly("step", "mean", "min", "max", "type");
    assertThat(new SurvivalSteps("age", "share", null, null, null).columns())
        .containsExactly("age", "share");
    assertThat(new Bars("cause", "mean", new Band("mean", "max"), 5).columns())
        .containsExactly("cause", "mean", "max");
  }

  @Test
  void chartsKnowWhichColumnsShouldBeNumbers() {
    Band band = new Band("low", "high");
    Line.Curve curve = new Line.Curve("mean", List.of(band));
    assertThat(new Line("step", List.of(curve), "type").numbers())
        .containsExactly("mean", "low", "high");
    assertThat(new StackedArea("step", "n", "type").numbers()).containsExactly("n");
    assertThat(new StackedShares("step", "n", "type").numbers()).containsExactly("n");
    assertThat(new MirroredAreas("step", "up", "down").numbers()).containsExactly("up", "down");
    assertThat(new HeatMap("x", "y", "n").numbers()).containsExactly("n");
    assertThat(new Bars("cause", "n", band, 5).numbers()).containsExactly("n", "low", "high");
    assertThat(new DotPlot("run", List.of("n", "m")).numbers()).containsExactly("n", "m");
    assertThat(new BoxPlot(List.of("n", "m")).numbers()).containsExactly("n", "m");
    assertThat(new ScatterGrid(List.of("x"), List.of("y"), "run").numbers()).containsExactly("y");
    assertThat(new Histogram("h", List.of("run")).numbers()).isEmpty();
    assertThat(new SurvivalSteps("age", "share", band, "censored", "type").numbers())
        .containsExactly("age", "share", "low", "high", "censored");
  }

  @Test
  void impossibleChartsAreRefused() {
    assertThatThrownBy(() -> new Line("step", List.of(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'y' should name a column, was empty");
    assertThatThrownBy(() -> new Bars("cause", "mean", null, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'top' should be at least 1, was 0");
  }

  @Test
  void documentDescribesAllTypesWithTheirOptions() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docs/report.md"));
    for (String name : ChartSpec.names()) {
      String row =
          lines.stream()
              .filter(line -> line.startsWith("|") && line.contains("`" + name + "`"))
              .findFirst()
              .orElseThrow();
      for (RecordComponent option : ChartSpec.named(name).orElseThrow().getRecordComponents()) {
        assertThat(row).as(name).contains("`" + option.getName() + "`");
      }
    }
  }
}
