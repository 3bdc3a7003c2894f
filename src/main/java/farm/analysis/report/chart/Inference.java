package farm.analysis.report.chart;

import farm.analysis.report.chart.Line.Curve;
import farm.analysis.report.chart.Measures.Column;
import farm.analysis.report.chart.Measures.Family;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Survival;
import farm.analysis.report.table.ColumnRole.Survival.Part;
import farm.analysis.report.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

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
    this.families = Measures.families(table);
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
    List<String> others = keys.all().stream().filter(key -> !keys.ordered().contains(key)).toList();
    if (estimate.isEmpty() || keys.ordered().size() != 1 || others.size() > 1) {
      return Optional.empty();
    }
    Optional<Band> band =
        part(Part.LOWER).flatMap(lower -> part(Part.UPPER).map(upper -> new Band(lower, upper)));
    return Optional.of(
        new SurvivalSteps(
            keys.ordered().get(0),
            estimate.get(),
            band.orElse(null),
            part(Part.CENSORED).orElse(null),
            others.isEmpty() ? null : others.get(0)));
  }

  private Optional<String> part(Part part) {
    return columns(new Survival(part)::equals).stream().findFirst();
  }

  private List<Histogram> histograms() {
    List<String> by = keys.all().isEmpty() ? null : keys.all();
    return columns(ColumnRole.Histogram.class::isInstance).stream()
        .map(column -> new Histogram(column, by))
        .toList();
  }

  private List<String> columns(Function<ColumnRole, Boolean> isWanted) {
    return IntStream.range(0, table.roles().size())
        .filter(c -> isWanted.apply(table.roles().get(c)))
        .mapToObj(c -> table.schema().field(c).name())
        .toList();
  }

  private List<? extends ChartSpec> byKeys() {
    List<String> names = keys.names();
    if (families.isEmpty()) {
      return List.of();
    }
    if (keys.ordered().isEmpty()) {
      return keys.parameters().isEmpty() ? byNames(names) : byParameters(names);
    }
    List<String> others = new ArrayList<>(names);
    others.addAll(keys.parameters());
    return byOrder(others);
  }

  private List<? extends ChartSpec> byNames(List<String> names) {
    return switch (names.size()) {
      case 1 -> keys.runs().isEmpty() ? each(family -> bars(names.get(0), family)) : runs();
      case 2 -> each(family -> new HeatMap(names.get(1), names.get(0), family.main().name()));
      default -> List.of();
    };
  }

  private List<ChartSpec> byParameters(List<String> names) {
    if (names.size() > 1) {
      return List.of();
    }
    List<String> values = families.stream().map(family -> family.main().name()).toList();
    return List.of(
        new ScatterGrid(
            first(keys.parameters(), MOST_PARAMETERS),
            first(values, MOST_CHARTS),
            names.isEmpty() ? null : names.get(0)));
  }

  private List<? extends ChartSpec> byOrder(List<String> names) {
    String x = keys.ordered().get(0);
    if (keys.ordered().size() == 2 && names.isEmpty()) {
      String y = keys.ordered().get(1);
      return each(family -> new HeatMap(x, y, family.main().name()));
    }
    if (keys.ordered().size() > 1 || names.size() > 1) {
      return List.of();
    }
    return names.isEmpty()
        ? each(family -> lines(x, family))
        : each(family -> of(x, names.get(0), family));
  }

  private static ChartSpec bars(String category, Family family) {
    Band error = family.bands().isEmpty() ? null : family.bands().get(0);
    return new Bars(category, family.main().name(), error, null);
  }

  private List<ChartSpec> runs() {
    List<String> values =
        first(Measures.columns(table).stream().map(Column::name).toList(), MOST_PANELS);
    return List.of(
        table.rows().rowCount() > MOST_ROWS_OF_DOTS
            ? new BoxPlot(values)
            : new DotPlot(keys.runs().get(0), values));
  }

  private static ChartSpec lines(String x, Family family) {
    List<Curve> curves = new ArrayList<>();
    for (Column column : family.curves()) {
      curves.add(new Curve(column.name(), curves.isEmpty() ? family.bands() : null));
    }
    return new Line(x, curves, null);
  }

  private static ChartSpec of(String x, String by, Family family) {
    return family.isAdditive()
        ? new StackedArea(x, family.main().name(), by)
        : new Line(x, List.of(new Curve(family.main().name(), family.bands())), by);
  }

  private List<ChartSpec> each(Function<Family, ? extends ChartSpec> chart) {
    return families.stream().<ChartSpec>map(chart::apply).toList();
  }

  private static List<String> first(List<String> names, int most) {
    return names.subList(0, Math.min(most, names.size()));
  }
}
