package farm.analysis.report;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import farm.analysis.report.chart.Band;
import farm.analysis.report.chart.Line;
import farm.analysis.report.chart.MirroredAreas;
import farm.analysis.report.chart.StackedShares;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Bin;
import farm.analysis.report.table.ColumnRole.Category;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.report.table.ColumnRole.Parameter;
import farm.analysis.report.table.ColumnRole.Run;
import farm.analysis.report.table.ColumnRole.Survival;
import farm.analysis.report.table.ColumnRole.Survival.Part;
import farm.analysis.report.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** A report with every kind of chart, of made-up numbers. */
final class SampleReport {

  private SampleReport() {}

  /** Writes the report to a file, to look at. */
  public static void main(String[] args) throws IOException {
    try (Writer out = Files.newBufferedWriter(Path.of(args[0]))) {
      HtmlReport.write(report(), out);
    }
  }

  static Report report() {
    return new Report(
        head(),
        List.of(
            population(),
            Section.of("Agents of each type", "", types(3)),
            new Section(
                "Actions",
                "",
                actions(),
                List.of(new StackedShares("from_step", "actions", "action_type"))),
            Section.of("Generations of many lineages", "", types(9)),
            Section.of("Health incidents", "What harms agents, the most frequent first.", causes()),
            Section.of("Runs", "", runs(12)),
            Section.of("Many runs", "", runs(120)),
            Section.of("Parameters", "", parameters()),
            Section.of("Where agents are", "", map()),
            Section.of("Dominance", "", dominance()),
            Section.of("Energy", "", histograms()),
            Section.of("Survival", "", survival()),
            Section.of("Events", "", events())));
  }

  static Head head() {
    return new Head(
        "Foraging experiment",
        List.of(
            new Input("runs/run_01.db", OptionalLong.of(3_739_648), OptionalLong.of(20_011)),
            new Input("runs/run_02.db", OptionalLong.of(372_736), OptionalLong.of(10_000))),
        List.of(),
        30_011,
        3,
        Duration.ofMillis(1340),
        "farm-analysis 0.1.0",
        Optional.of(
            new Head.PipelineText(
                "population.yaml",
                "pipeline:\n  type: chain\n  transforms:\n    - type: ReadFromExperiment\n      config: {path: \"runs/*.db\", table: steps}\n")),
        Map.of("experiment", "runs/*.db"));
  }

  static LongColumn longs(int count, IntToLongFunction value) {
    return LongColumn.of(IntStream.range(0, count).mapToLong(value::applyAsLong).toArray());
  }

  static DoubleColumn doubles(int count, IntToDoubleFunction value) {
    return DoubleColumn.of(IntStream.range(0, count).mapToDouble(value).toArray());
  }

  static TextColumn texts(int count, java.util.function.IntFunction<String> value) {
    return TextColumn.of(IntStream.range(0, count).mapToObj(value).toArray(String[]::new));
  }

  private static double mean(int step) {
    return 20 + step / 8.0 + 6 * Math.sin(step / 9.0);
  }

  private static Section population() {
    int n = 101;
    Table table =
        new TestTables()
            .column("step_number", new Ordered(), longs(n, i -> i))
            .column(
                "runs", Measure.additive("count", ""), longs(n, i -> i < 60 ? 12 : i < 85 ? 11 : 9))
            .column(
                "mean_agents",
                Measure.location("mean", "total_agents"),
                doubles(n, SampleReport::mean))
            .column(
                "min_agents",
                Measure.min("total_agents"),
                longs(n, i -> Math.round(mean(i) * 0.7 - 3)))
            .column(
                "p25_agents",
                Measure.quantile("total_agents", 0.25),
                doubles(n, i -> mean(i) * 0.9 - 1))
            .column(
                "p75_agents",
                Measure.quantile("total_agents", 0.75),
                doubles(n, i -> mean(i) * 1.1 + 1))
            .column(
                "max_agents",
                Measure.max("total_agents"),
                longs(n, i -> Math.round(mean(i) * 1.3 + 4)))
            .column(
                "births",
                Measure.additive("sum", "births"),
                longs(n, i -> Math.round(5 + 4 * Math.sin(i / 9.0) + i % 3)))
            .column(
                "deaths",
                Measure.additive("sum", "deaths"),
                longs(n, i -> Math.round(4 + 3 * Math.cos(i / 9.0) + i % 4)))
            .table();
    return new Section(
        "Population",
        "How many agents there are at each step, over all runs, and how many are born and die.",
        table,
        List.of(
            new Line(
                "step_number",
                List.of(
                    new Line.Curve(
                        "mean_agents",
                        List.of(
                            new Band("min_agents", "max_agents"),
                            new Band("p25_agents", "p75_agents")))),
                null),
            new MirroredAreas("step_number", "births", "deaths"),
            new Line("step_number", List.of(new Line.Curve("runs", null)), null)));
  }

  private static final List<String> TYPES =
      List.of(
          "independent",
          "control",
          "system",
          "scout",
          "forager",
          "guard",
          "queen",
          "drone",
          "worker");

  private static Table types(int types) {
    int n = 60 * types;
    IntToDoubleFunction count =
        i -> 6 + 3 * Math.sin(i / types / 7.0 + 2 * (i % types)) + i % types;
    return new TestTables()
        .column("step", new Ordered(), longs(n, i -> i / types))
        .column("agent_type", new Category(), texts(n, i -> TYPES.get(i % types)))
        .column("mean_count", Measure.location("mean", "count"), doubles(n, count))
        .column(
            "min_count",
            Measure.min("count"),
            longs(n, i -> Math.round(count.applyAsDouble(i) - 2)))
        .column(
            "max_count",
            Measure.max("count"),
            longs(n, i -> Math.round(count.applyAsDouble(i) + 2)))
        .column(
            "total",
            Measure.additive("sum", "count"),
            longs(n, i -> Math.round(4 * count.applyAsDouble(i))))
        .table();
  }

  private static Table actions() {
    List<String> actions = List.of("gather", "move", "attack", "defend", "share");
    int n = 10 * actions.size();
    return new TestTables()
        .column("from_step", new Bin(10, 0), longs(n, i -> i / actions.size() * 10))
        .column("action_type", new Category(), texts(n, i -> actions.get(i % actions.size())))
        .column(
            "actions",
            Measure.additive("count", ""),
            longs(n, i -> 20 + 7 * (i % 5) * (i / 5) + 40 / (1 + i % 5)))
        .column(
            "mean_reward",
            Measure.location("mean", "reward"),
            doubles(n, i -> 0.1 * (i % 5) + Math.sin(i) / 20))
        .table();
  }

  private static Table causes() {
    int n = 42;
    return new TestTables()
        .column(
            "cause",
            new Category(),
            texts(n, i -> i == 0 ? "combat_damage" : i == 1 ? "starvation" : "cause number " + i))
        .column(
            "incidents", Measure.additive("count", ""), longs(n, i -> 200_000 / (i + 1) / (i + 1)))
        .column("mean_loss", Measure.location("mean", "loss"), doubles(n, i -> 2 + Math.sin(i)))
        .column(
            "loss_lower",
            Measure.lower("mean_ci", "loss", "95 % confidence interval"),
            doubles(n, i -> 1.6 + Math.sin(i) - i / 50.0))
        .column(
            "loss_upper",
            Measure.upper("mean_ci", "loss", "95 % confidence interval"),
            doubles(n, i -> 2.4 + Math.sin(i) + i / 50.0))
        .column("stddev_loss", Measure.other("stddev", "loss"), doubles(n, i -> 0.3 + i / 100.0))
        .table();
  }

  private static Table runs(int runs) {
    Random random = new Random(1);
    double[] noise = random.doubles(4L * runs).toArray();
    return new TestTables()
        .column(
            "db_path",
            new Run(),
            texts(runs, i -> "testdata/experiment/run_%03d.db".formatted(i + 1)))
        .column(
            "steps", Measure.additive("count", ""), longs(runs, i -> 1000 - (i % 5 == 4 ? 300 : 0)))
        .column(
            "mean_population",
            Measure.location("mean", "population"),
            doubles(runs, i -> 20 + 10 * noise[i] * noise[i + runs]))
        .column(
            "peak_population",
            Measure.max("population"),
            longs(runs, i -> 30 + Math.round(20 * noise[i])))
        .column(
            "median_growth_rate",
            Measure.location("median", "growth_rate"),
            doubles(runs, i -> (noise[i + 2 * runs] - 0.5) / 100))
        .column(
            "mean_stability",
            Measure.location("mean", "stability"),
            doubles(runs, i -> 0.8 + noise[i + 3 * runs] / 6))
        .column(
            "trend_slope",
            Measure.other("linear_trend", "population"),
            doubles(runs, i -> noise[i] - 0.4 + (i == 3 ? 2 : 0)))
        .table();
  }

  private static Table parameters() {
    int n = 48;
    double[] noise = new Random(2).doubles(n).toArray();
    return new TestTables()
        .column("db_path", new Run(), texts(n, i -> "runs/run_%02d.db".formatted(i)))
        .column("learning_rate", new Parameter(), doubles(n, i -> 0.001 * (1 + i % 8)))
        .column("agents", new Parameter(), longs(n, i -> 10 + 10 * (i / 8)))
        .column(
            "policy",
            new Parameter(),
            texts(n, i -> i % 3 == 0 ? "greedy" : i % 3 == 1 ? "random" : "learned"))
        .column(
            "mean_population",
            Measure.location("mean", "population"),
            doubles(n, i -> 10 + i / 8 * 8 + 6 * noise[i]))
        .column(
            "mean_reward",
            Measure.location("mean", "reward"),
            doubles(n, i -> -0.2 + 0.1 * (i % 8) + 0.3 * noise[n - 1 - i]))
        .table();
  }

  private static Table map() {
    int n = 20 * 14;
    IntToDoubleFunction density =
        i ->
            Math.exp(-Math.hypot(i % 20 - 6, i / 20 - 5) / 4)
                + 0.6 * Math.exp(-Math.hypot(i % 20 - 15, i / 20 - 10) / 2.5);
    int[] kept = IntStream.range(0, n).filter(i -> density.applyAsDouble(i) > 0.08).toArray();
    return new TestTables()
        .column("x", new Bin(5, 0), doubles(kept.length, i -> kept[i] % 20 * 5))
        .column("y", new Bin(5, 0), doubles(kept.length, i -> kept[i] / 20 * 5))
        .column(
            "sightings",
            Measure.additive("count", ""),
            longs(kept.length, i -> Math.round(1200 * density.applyAsDouble(kept[i]))))
        .column(
            "energy_trend",
            Measure.other("linear_trend", "energy"),
            doubles(kept.length, i -> Math.sin(kept[i] % 20 / 4.0) * Math.cos(kept[i] / 20 / 3.0)))
        .table();
  }

  private static Table dominance() {
    int n = 12 * 3;
    return new TestTables()
        .column(
            "db_path",
            new Run(),
            texts(n, i -> "testdata/experiment/run_%02d.db".formatted(i / 3 + 1)))
        .column("agent_type", new Category(), texts(n, i -> TYPES.get(i % 3)))
        .column(
            "dominant_steps",
            Measure.additive("sum", "dominant"),
            longs(n, i -> (37L * i * i) % 101))
        .table();
  }

  private static Table histograms() {
    List<String> cells = new ArrayList<>();
    for (int type = 0; type < 3; type++) {
      StringBuilder json = new StringBuilder("[");
      for (int bin = 0; bin < 24; bin++) {
        long count = Math.round(200 * Math.exp(-Math.pow((bin - 6 - 4 * type) / (2.5 + type), 2)));
        json.append(
            "{\"lower\":%d,\"upper\":%d,\"count\":%d},".formatted(5 * bin, 5 * bin + 5, count));
      }
      cells.add(json + "{\"lower\":120,\"upper\":\"Infinity\",\"count\":%d}]".formatted(type * 4));
    }
    Column.Builder json = Column.builder(ColumnType.JSON, 3);
    cells.forEach(((TextColumn.Builder) json)::append);
    return new TestTables()
        .column("agent_type", new Category(), texts(3, TYPES::get))
        .column("energy", new ColumnRole.Histogram("energy"), json.build())
        .table();
  }

  private static Table survival() {
    int n = 2 * 30;
    IntToDoubleFunction alive = i -> Math.exp(-(i % 30) / (i < 30 ? 18.0 : 30.0));
    return new TestTables()
        .column("agent_type", new Category(), texts(n, i -> TYPES.get(i / 30)))
        .column("age", new Ordered(), longs(n, i -> 2 * (i % 30 + 1)))
        .column("survival", new Survival(Part.ESTIMATE), doubles(n, alive))
        .column(
            "lower",
            Measure.lower("lower", "survival", "95 % confidence interval"),
            doubles(n, i -> Math.max(0, alive.applyAsDouble(i) - 0.03 - i % 30 / 300.0)))
        .column(
            "upper",
            Measure.upper("upper", "survival", "95 % confidence interval"),
            doubles(n, i -> Math.min(1, alive.applyAsDouble(i) + 0.03 + i % 30 / 300.0)))
        .column("censored", new Survival(Part.CENSORED), longs(n, i -> i % 7 == 3 ? 2 : 0))
        .table();
  }

  private static Table events() {
    return new TestTables()
        .column(
            "event",
            new ColumnRole.Other(),
            TextColumn.of("start", "famine, second", null, "<b>storm</b>"))
        .column("at", new ColumnRole.Other(), LongColumn.of(0, 1200, 30_011, 30_012))
        .column("effect", new ColumnRole.Other(), DoubleColumn.of(0.5, -1.25e-7, Double.NaN, 1e20))
        .table();
  }
}
