package farm.analysis.report.chart;

import java.util.LinkedHashMap;
import java.util.Map;

/** The types of charts by their names in a pipeline file. */
final class ChartTypes {

  static final Map<String, Class<? extends Record>> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("bars", Bars.class);
    BY_NAME.put("box_plot", BoxPlot.class);
    BY_NAME.put("dot_plot", DotPlot.class);
    BY_NAME.put("heat_map", HeatMap.class);
    BY_NAME.put("histogram", Histogram.class);
    BY_NAME.put("line", Line.class);
    BY_NAME.put("mirrored_areas", MirroredAreas.class);
    BY_NAME.put("scatter_grid", ScatterGrid.class);
    BY_NAME.put("stacked_area", StackedArea.class);
    BY_NAME.put("stacked_shares", StackedShares.class);
    BY_NAME.put("survival_steps", SurvivalSteps.class);
  }

  private ChartTypes() {}
}
