package farm.analysis.report.chart;

import farm.analysis.report.chart.Line.Curve;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Measure.Kind;
import farm.analysis.report.table.ColumnRole.Survival;
import farm.analysis.report.table.ColumnRole.Survival.Part;
import farm.analysis.report.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The choice of charts for a table. {@code docs/report.md} lists the rules. */
final class Inference {

  /** The largest number of charts of one table, and of panels of one chart. */
  private static final int MOST_CHARTS = 6;

  private static final int MOST_PANELS = 12;
  private static final int MOST_PARAMETERS = 4;

  /** The largest number of runs that have a row each. */
  private static final int MOST_ROWS_OF_DOTS = 50;

  private final Table table;
  private final Keys keys;
  private final List<Family> families;

  Inference(Table table) {
    this.table = table;
    this.keys = Keys.of(table);
    this.families = Family.of(table);
  }

  List<ChartSpec> charts() {
    if (table.rows().rowCount() == 0) {
      return List.of();
    }
    List<ChartSpec> charts = new ArrayList<>();
    survival().ifPresent(charts::add);
    if (charts.isEmpty()) {
      charts.addAll(byKeys());
    }
    charts.addAll(histograms());
    return charts.stream().limit(MOST_CHARTS).toList();
  }

  private Optional<ChartSpec> survival() {
    Optional<String> estimate = part(Part.ESTIMATE);
    List<String> others = keys.withoutOrder();
    if (estimate.isEmpty() || keys.ordered().size() != 1 || others.size() > 1) {
      return Optional.empty();
    }
    return Optional.of(
        new SurvivalSteps(
            keys.ordered().get(0),
            estimate.get(),
            bandOf(estimate.get()).orElse(null),
            part(Part.CENSORED).orElse(null),
            others.isEmpty() ? null : others.get(0)));
  }

  private Optional<String> part(Part part) {
    return table.columns(new Survival(part)::equals).stream().findFirst();
  }

  private Optional<Band> bandOf(String estimate) {
    return bound(estimate, Kind.LOWER)
        .flatMap(lower -> bound(estimate, Kind.UPPER).map(upper -> new Band(lower, upper)));
  }

  private Optional<String> bound(String estimate, Kind kind) {
    return table
        .columns(
            role ->
                role instanceof Measure measure
                    && measure.kind() == kind
                    && measure.value().equals(estimate))
        .stream()
        .findFirst();
  }

  private List<Histogram> histograms() {
    List<String> by = keys.all().isEmpty() ? null : keys.all();
    return table.columns(ColumnRole.Histogram.class::isInstance).stream()
        .map(column -> new Histogram(column, by))
        .toList();
  }

  private List<ChartSpec> byKeys() {
    if (families.isEmpty()) {
      return List.of();
    }
    if (!keys.ordered().isEmpty()) {
      return byOrder(keys.withoutOrder());
    }
    return keys.parameters().isEmpty() ? byNames(keys.names()) : byParameters(keys.names());
  }

  private List<ChartSpec> byNames(List<String> names) {
    return switch (names.size()) {
      case 1 -> keys.runs().isEmpty() ? each(family -> bars(names.get(0), family)) : runs();
      case 2 -> each(family -> new HeatMap(names.get(1), names.get(0), family.main()));
      default -> List.of();
    };
  }

  private List<ChartSpec> byParameters(List<String> names) {
    if (names.size() > 1) {
      return List.of();
    }
    List<String> values = families.stream().map(Family::main).toList();
    return List.of(
        new ScatterGrid(
            first(keys.parameters(), MOST_PARAMETERS),
            first(values, MOST_CHARTS),
            names.isEmpty() ? null : names.get(0)));
  }

  private List<ChartSpec> byOrder(List<String> names) {
    String x = keys.ordered().get(0);
    if (keys.ordered().size() == 2 && names.isEmpty()) {
      String y = keys.ordered().get(1);
      return each(family -> new HeatMap(x, y, family.main()));
    }
    if (keys.ordered().size() > 1 || names.size() > 1) {
      return List.of();
    }
    return names.isEmpty()
        ? each(family -> lines(x, family))
        : each(family -> linesOrAreas(x, names.get(0), family));
  }

  private static ChartSpec bars(String category, Family family) {
    Band error = family.bands().isEmpty() ? null : family.bands().get(0);
    return new Bars(category, family.main(), error, null);
  }

  private List<ChartSpec> runs() {
    List<String> values =
        families.stream()
            .flatMap(family -> family.columns().stream())
            .map(Family.Column::name)
            .limit(MOST_PANELS)
            .toList();
    return List.of(
        table.rows().rowCount() > MOST_ROWS_OF_DOTS
            ? new BoxPlot(values)
            : new DotPlot(keys.runs().get(0), values));
  }

  private static ChartSpec lines(String x, Family family) {
    List<Curve> curves = new ArrayList<>();
    for (String column : family.curves()) {
      curves.add(new Curve(column, curves.isEmpty() ? family.bands() : null));
    }
    return new Line(x, curves, null);
  }

  private static ChartSpec linesOrAreas(String x, String by, Family family) {
    return family.isAdditive()
        ? new StackedArea(x, family.main(), by)
        : new Line(x, List.of(new Curve(family.main(), family.bands())), by);
  }

  private List<ChartSpec> each(Function<Family, ChartSpec> chart) {
    return families.stream().map(chart).toList();
  }

  private static List<String> first(List<String> names, int most) {
    return names.subList(0, Math.min(most, names.size()));
  }
}
