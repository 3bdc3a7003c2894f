package farm.analysis.inspect;

import farm.analysis.load.DataLoader;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.json.JsonLoader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * CSV and JSON files, grouped into tables by their columns.
 *
 * @param scans a scan for each table
 * @param bytes the bytes of all files that could be looked at
 * @param problems a message for each of the others
 */
record TextFiles(List<Scan> scans, long bytes, List<String> problems) {

  /** Files of one table, and the columns of the first. */
  private record Table(Set<String> columns, List<String> paths) {}

  /** The number of files that could be looked at. */
  int files() {
    return scans.stream().mapToInt(Scan::inputs).sum();
  }

  /** Looks at these CSV files. Files with the same columns are one table. */
  static TextFiles ofCsv(List<String> paths) {
    return of(paths, CsvLoader::of, Set::equals);
  }

  /**
   * Looks at these JSON files. Files that have at least half of their columns in common are one
   * table.
   */
  static TextFiles ofJson(List<String> paths) {
    return of(paths, JsonLoader::of, TextFiles::areAlike);
  }

  private static boolean areAlike(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    int all = one.size() + other.size() - both.size();
    return 2 * both.size() >= all;
  }

  private static TextFiles of(
      List<String> paths,
      Function<List<String>, DataLoader> loader,
      BiPredicate<Set<String>, Set<String>> isSameTable) {
    List<Table> tables = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    long bytes = 0;
    for (String path : paths) {
      Attempt<Inputs> look = Attempt.of(() -> loader.apply(List.of(path)).inputs());
      look.problem().ifPresent(problems::add);
      look.result().ifPresent(inputs -> add(path, inputs, tables, isSameTable));
      bytes += look.result().map(Inputs::byteSize).orElse(0L);
    }
    return new TextFiles(
        tables.stream().map(table -> scan(table.paths, loader)).toList(), bytes, problems);
  }

  private static void add(
      String path,
      Inputs inputs,
      List<Table> tables,
      BiPredicate<Set<String>, Set<String>> isSameTable) {
    Set<String> columns = Set.copyOf(inputs.schema().names());
    Optional<Table> known =
        tables.stream().filter(table -> isSameTable.test(table.columns, columns)).findFirst();
    if (known.isPresent()) {
      known.get().paths.add(path);
    } else {
      tables.add(new Table(columns, new ArrayList<>(List.of(path))));
    }
  }

  private static Scan scan(List<String> paths, Function<List<String>, DataLoader> loader) {
    int others = paths.size() - 1;
    String more = others == 0 ? "" : " and %,d other%s".formatted(others, others == 1 ? "" : "s");
    return new Scan(paths.get(0) + more, true, paths.size(), () -> loader.apply(paths), List.of());
  }
}
