package farm.analysis.pipeline;

import farm.analysis.load.sqlite.NewDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes small tables and composite pipelines of random steps over them: forks, unions, aggregates
 * of aggregates, steps of two passes. The same seed makes the same pipeline.
 *
 * <p>{@code java … RandomPipeline FOLDER COUNT} writes tables and that number of pipelines to a
 * folder.
 */
final class RandomPipeline {

  /** Steps that keep the columns of the tables. */
  private static final List<String> SAME_COLUMNS =
      List.of(
          "type: Filter, config: {keep: energy > 3 or kind is null}",
          "type: Filter, config: {keep: \"run <> 'b'\"}",
          "type: Filter, config: {keep: id < 0}",
          "type: DropMissing, config: {columns: [kind]}",
          "type: FillMissing, config: {values: {kind: none}}",
          "type: FillMissing, config: {with: {energy: mean}}",
          "type: FillMissing, config: {with: {energy: median, kind: most_frequent}}",
          "type: ClipOutliers, config: {columns: [energy], factor: 0.5}",
          "type: Cast, config: {columns: {energy: double}}",
          "type: Sample, config: {fraction: 0.7, columns: [id]}",
          "type: Deduplicate, config: {columns: [run, step]}",
          "type: Deduplicate, config: {}",
          "type: Sort, config: {order_by: [kind, {column: energy, descending: true}]}",
          "type: Sort, config: {order_by: step, limit: 20}",
          "type: Limit, config: {limit: 30}");

  /** Steps that change the columns, so that no step of these lists can follow. */
  private static final List<String> OTHER_COLUMNS =
      List.of(
          "type: Combine, config: {group_by: [run, kind], combine: {n: count, energy: {value: energy,"
              + " fn: mean}, spread: {value: energy, fn: stddev}}}",
          "type: Combine, config: {group_by: [], combine: {n: count, energy: {value: energy, fn: sum},"
              + " kinds: {value: kind, fn: count_distinct}}}",
          "type: Combine, config: {group_by: [step], combine: {n: count, energy: {value: energy, fn:"
              + " median}, top: {value: kind, fn: {type: top_k, k: 2}}}, having: n > 1, order_by:"
              + " [{column: n, descending: true}], limit: 9}",
          "type: Combine, config: {group_by: [run, {odd: step % 2 = 1}, {kind: upper(kind)}], combine:"
              + " {n: count, energy: {value: energy * step, fn: sum}, least: {value: id - step, fn:"
              + " min}}}",
          "type: MapToFields, config: {append: true, fields: {twice: energy * 2, label: \"run || '-'"
              + " || cast(step as text)\"}}",
          "type: MapToFields, config: {fields: {n: id + step, energy: abs(energy)}}",
          "type: Rename, config: {columns: {id: number, energy: power}}",
          "type: Explode, config: {column: tags, type: long, index_column: place}",
          "type: Unpivot, config: {columns: [energy, died], keep_missing: false}",
          "type: Pivot, config: {group_by: [run], columns: {column: kind, values: [wolf, sheep]}, values:"
              + " [energy, id + step], fn: sum}",
          "type: Dominance, config: {run: [run], step: step, type: kind, count: id}",
          "type: PopulationDynamics, config: {run: [run], step: step, count: id, window: 3}",
          "type: ResourceStatistics, config: {run: [run], step: step, amount: energy}",
          "type: WindowFunctions, config: {partition_by: [run, kind], order_by: [step], fields: {n: {fn:"
              + " row_number}, growth: {fn: difference, value: energy}, smooth: {fn: mean, value:"
              + " energy, rows: 3}, near: {fn: stddev, value: energy, range: 1.5}}}",
          "type: WindowFunctions, config: {fields: {before: {fn: lag, value: kind, default: none}, part:"
              + " {fn: share, value: id}, most: {fn: max, value: energy}}}");

  private static final String DATABASE = "t.db";

  private final Random random;
  private final Path data;
  private final StringBuilder steps = new StringBuilder();
  private final List<String> tables = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final Set<String> unread = new HashSet<>();
  private int named;

  private RandomPipeline(long seed, Path data) {
    this.random = new Random(seed);
    this.data = data;
  }

  /** Writes tables as several files of three formats; some are empty. */
  static void writeTables(Path folder, long seed) throws IOException {
    Random random = new Random(seed);
    for (int file = 0; file < 3; file++) {
      StringBuilder csv = new StringBuilder("id,run,step,kind,energy,died,tags\n");
      StringBuilder json = new StringBuilder();
      for (int row = file * 40; row < file * 40 + (file == 1 ? 0 : random.nextInt(40)); row++) {
        String run = String.valueOf((char) ('a' + random.nextInt(3)));
        int step = random.nextInt(6);
        String kind = List.of("wolf", "sheep", "\"gra ss\"", "").get(random.nextInt(4));
        String energy = random.nextInt(4) == 0 ? "" : String.valueOf(random.nextInt(99) / 7.0);
        String died = random.nextBoolean() ? "" : String.valueOf(step + random.nextInt(5));
        String tags = List.of("", "\"[]\"", "\"[3,1]\"", "[2]").get(random.nextInt(4));
        csv.append(String.join(",", row + "", run, step + "", kind, energy, died, tags));
        csv.append('\n');
        json.append("{\"id\":%d,\"run\":\"%s\",\"step\":%d".formatted(row, run, step))
            .append(
                kind.isEmpty()
                    ? ",\"kind\":null"
                    : ",\"kind\":\"%s\"".formatted(kind.replace("\"", "")))
            .append(energy.isEmpty() ? ",\"energy\":null" : ",\"energy\":" + energy)
            .append(died.isEmpty() ? ",\"died\":null" : ",\"died\":" + died)
            .append(tags.isEmpty() ? ",\"tags\":null" : ",\"tags\":" + tags.replace("\"", ""))
            .append("}\n");
      }
      Files.writeString(folder.resolve("t%d.csv".formatted(file)), csv);
      Files.writeString(folder.resolve("t%d.jsonl".formatted(file)), json);
    }
    NewDatabase.at(
        folder,
        DATABASE,
        "CREATE TABLE t (id INTEGER, run TEXT, step INTEGER, kind TEXT, energy REAL, died INTEGER,"
            + " tags JSON)",
        NewDatabase.insert(
            "t",
            50 + random.nextInt(50),
            "n, char(97 + n % 3), n / 9, CASE n % 4 WHEN 0 THEN 'wolf' WHEN 1 THEN 'sheep' END,"
                + " CASE n % 5 WHEN 0 THEN NULL ELSE n / 7.0 END, CASE n % 3 WHEN 0 THEN n END,"
                + " CASE n % 3 WHEN 0 THEN '[1,' || n || ']' END"));
  }

  /**
   * The text of a pipeline. Its templates are {@code chunk}, the rows of a chunk, and {@code out}.
   */
  static String of(long seed, Path data) {
    RandomPipeline pipeline = new RandomPipeline(seed, data);
    pipeline.addReads();
    int count = 2 + pipeline.random.nextInt(8);
    for (int i = 0; i < count; i++) {
      pipeline.addStep();
    }
    pipeline.addWrites();
    return "pipeline:\n  type: composite\n  transforms:\n" + pipeline.steps;
  }

  private void addReads() {
    String schema =
        "schema: {id: long, run: text, step: long, kind: text, energy: double, died: long, tags:"
            + " json}";
    String options = "columns: [id, run, step, kind, energy, died, tags], chunk_size: {{ chunk }}";
    List<String> reads =
        List.of(
            "ReadFromCsv, config: {path: DATA/t*.csv, %s, %s}".formatted(schema, options),
            "ReadFromJson, config: {path: DATA/t*.jsonl, %s, %s}".formatted(schema, options),
            "ReadFromSqlite, config: {path: DATA/t.db, table: t, %s, %s}"
                .formatted(schema, options));
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String read = reads.get(random.nextInt(3)).replace("DATA", data.toString());
      tables.add(add("type: " + read.replace("{{ chunk }}", "\"{{ chunk }}\""), List.of()));
    }
  }

  private void addStep() {
    switch (random.nextInt(6)) {
      case 0 -> {
        String first = any(tables);
        tables.add(add("type: Flatten", List.of(first, any(tables))));
      }
      case 1 -> others.add(add(any(OTHER_COLUMNS), List.of(any(tables))));
      case 2 -> {
        String survival =
            "type: AgentSurvival, config: {run: [run], birth: step, death: died, step: step}";
        others.add(add(survival, List.of(any(tables), any(tables))));
      }
      default -> tables.add(add(any(SAME_COLUMNS), List.of(any(tables))));
    }
  }

  private String any(List<String> streams) {
    return streams.get(random.nextInt(streams.size()));
  }

  private String add(String step, List<String> inputs) {
    String name = "s" + named++;
    steps.append("    - {%s, name: %s".formatted(step, name));
    if (!inputs.isEmpty()) {
      steps.append(", input: [%s]".formatted(String.join(", ", inputs)));
    }
    steps.append("}\n");
    unread.add(name);
    inputs.forEach(unread::remove);
    return name;
  }

  /** Writes every result that no step reads, and one at random. */
  private void addWrites() {
    Set<String> written = new HashSet<>(unread);
    written.add(any(tables));
    for (String name : written.stream().sorted().toList()) {
      String path = "\"{{ out }}/" + name;
      String write =
          switch (random.nextInt(4)) {
            case 0 -> "type: WriteToCsv, config: {path: %s.csv\"}".formatted(path);
            case 1 -> "type: WriteToJson, config: {path: %s.jsonl\"}".formatted(path);
            case 2 ->
                "type: WriteToReport, config: {path: \"{{ out }}/all.html\", title: %s, max_rows: 50}"
                    .formatted(name);
            default ->
                "type: WriteToSqlite, config: {path: \"{{ out }}/all.db\", table: %s}"
                    .formatted(name);
          };
      steps.append("    - {%s, input: %s}\n".formatted(write, name));
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    writeTables(folder, 1);
    for (int seed = 0; seed < Integer.parseInt(arguments[1]); seed++) {
      Files.writeString(folder.resolve("p%d.yaml".formatted(seed)), of(seed, folder));
    }
  }
}
