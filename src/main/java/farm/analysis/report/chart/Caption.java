package farm.analysis.report.chart;

import java.util.Map;

/**
 * The words of a chart.
 *
 * @param title the things shown: {@code total_agents by step_number}
 * @param detail the meaning of the marks, in sentences; may be empty
 * @param axis the name of the axis of values; may be empty
 * @param labels the names of curves in the legend by column, if not the columns' own
 */
public record Caption(String title, String detail, String axis, Map<String, String> labels) {

  Caption(String title, String detail, String axis) {
    this(title, detail, axis, Map.of());
  }
}
