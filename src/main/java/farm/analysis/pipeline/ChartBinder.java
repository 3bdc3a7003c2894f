package farm.analysis.pipeline;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.NearestName;
import farm.analysis.report.chart.ChartSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Binds the charts of a section of a report: {@code table} for none, or one or more mappings of a
 * type with its options.
 */
final class ChartBinder {

  private final ConfigBinder step;
  private final Problems problems;

  /** Binds charts in the options of {@code step}. */
  ChartBinder(ConfigBinder step, Problems problems) {
    this.step = step;
    this.problems = problems;
  }

  /** The charts; null if something was wrong and is in the problems. */
  @Nullable List<ChartSpec> charts(Node node, String path) {
    if (node instanceof Scalar scalar && scalar.text().equals(ChartSpec.NO_CHART)) {
      return List.of();
    }
    List<Node> items = node instanceof Sequence list ? list.items() : List.of(node);
    List<ChartSpec> charts = new ArrayList<>();
    for (Node item : items) {
      TypedOptions.of(item, path, "the type of a chart", step, problems)
          .map(chart -> chart(chart, path))
          .ifPresent(charts::add);
    }
    return charts.size() == items.size() ? charts : null;
  }

  private @Nullable ChartSpec chart(TypedOptions chart, String path) {
    String name = chart.type().text();
    Optional<Class<? extends Record>> type = ChartSpec.named(name);
    if (type.isEmpty()) {
      List<String> known =
          Stream.concat(ChartSpec.names().stream(), Stream.of(ChartSpec.NO_CHART)).toList();
      problems.add(
          chart.type().place(),
          "Unknown chart '%s'%s".formatted(name, NearestName.choices(name, "charts", known)));
      return null;
    }
    return (ChartSpec)
        new ConfigBinder(name, problems).mapping(type.get(), chart.options(), path + ".");
  }
}
