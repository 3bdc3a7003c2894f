package farm.analysis.report.chart;

import farm.analysis.report.table.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A chart of the columns of a table, by their names. The components of each record are the options
 * of the chart in a pipeline file.
 */
public sealed interface ChartSpec extends Serializable
    permits Bars,
        BoxPlot,
        DotPlot,
        HeatMap,
        Histogram,
        Line,
        MirroredAreas,
        ScatterGrid,
        StackedArea,
        StackedShares,
        SurvivalSteps {

  /** The word that stands for no chart in a pipeline file: only the table is shown. */
  String NO_CHART = "table";

  /** The names of the columns that the chart shows, without repetition. */
  List<String> columns();

  /** Those of the columns that are drawn as lengths, places or colours, so that text is no use. */
  List<String> numbers();

  /** The words of the chart, for a table that has its columns. */
  Caption caption(Table table);

  /** The name of the type of this chart in a pipeline file: {@code heat_map}. */
  default String type() {
    return ChartTypes.nameOf(getClass());
  }

  /**
   * The charts that suit a table, the most telling first, by the roles of its columns. Empty if
   * only the table itself suits.
   */
  static List<ChartSpec> inferred(Table table) {
    return new Inference(table).charts();
  }

  /** The type of chart with this name in a pipeline file: {@code heat_map}. */
  static Optional<Class<? extends Record>> named(String name) {
    return Optional.ofNullable(ChartTypes.BY_NAME.get(name));
  }

  /** The names of all types of charts in a pipeline file. */
  static List<String> names() {
    return List.copyOf(ChartTypes.BY_NAME.keySet());
  }
}
