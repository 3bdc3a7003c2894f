package farm.analysis.report.chart;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The types of charts by their names in a pipeline file. */
final class ChartTypes {

  static final Map<String, Class<? extends Record>> BY_NAME = new LinkedHashMap<>();

  static {
    for (Class<?> type : ChartSpec.class.getPermittedSubclasses()) {
      BY_NAME.put(nameOf(type), type.asSubclass(Record.class));
    }
  }

  private ChartTypes() {}

  /** The name of a type: {@code heat_map} for {@code HeatMap}. */
  static String nameOf(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
