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
import java.util.function.Function;

/**
 * CSV and JSON files, grouped into tables by their columns.
 *
 * @param scans a scan for each table
 * @param bytes the bytes of all files that could be looked at
 * @param problems a message for each of the others
 */
record TextFiles(List<Scan> scans, long bytes, List<String> problems) {

  /** The delimiters of CSV that are tried if a comma gives fewer than two columns. */
  private static final List<Character> OTHER_DELIMITERS = List.of(';', '\t', '|');

  /**
   * A way to read files.
   *
   * @param loader makes a loader of some files
   * @param isStrict true if they must have the same columns
   * @param note a note for the user on this way; empty for none
   */
  private record Way(Function<List<String>, DataLoader> loader, boolean isStrict, String note) {

    private static final Way JSON = new Way(JsonLoader::of, false, "");
    private static final Way CSV = new Way(CsvLoader::of, true, "");

    static Way csv(char delimiter) {
      return new Way(
          paths -> CsvLoader.of(paths).withDelimiter(delimiter),
          true,
          "read with the delimiter '%s'".formatted(delimiter == '\t' ? "\\t" : delimiter));
    }
  }

  /** A look at a file. */
  private record Look(Way way, Inputs inputs) {

    static Attempt<Look> at(String path, Way way) {
      return Attempt.of(() -> new Look(way, way.loader.apply(List.of(path)).inputs()));
    }

    Set<String> columns() {
      return new HashSet<>(inputs.schema().names());
    }
  }

  /** Files of one table, and the look at the first. */
  private record Table(Look first, List<String> paths) {

    /** CSV files must have the same columns; JSON files half of their columns in common. */
    boolean has(Look look) {
      if (!first.way.note.equals(look.way.note)) {
        return false;
      }
      Set<String> both = first.columns();
      both.retainAll(look.columns());
      int all = first.columns().size() + look.columns().size() - both.size();
      return look.way.isStrict ? both.size() == all : 2 * both.size() >= all;
    }

    Scan scan() {
      int others = paths.size() - 1;
      String more = others == 0 ? "" : " and %,d other%s".formatted(others, others == 1 ? "" : "s");
      return new Scan(
          paths.get(0) + more,
          true,
          paths.size(),
          () -> first.way.loader.apply(paths),
          List.of(),
          first.way.note.isEmpty() ? List.of() : List.of(first.way.note));
    }
  }

  /** The number of files that could be looked at. */
  int files() {
    return scans.stream().mapToInt(Scan::inputs).sum();
  }

  /** Looks at these CSV files. */
  static TextFiles ofCsv(List<String> paths) {
    return of(paths, TextFiles::lookAtCsv);
  }

  /** Looks at these JSON files. */
  static TextFiles ofJson(List<String> paths) {
    return of(paths, path -> Look.at(path, Way.JSON));
  }

  /** Looks at a CSV file with the delimiter that gives the most columns, a comma if several do. */
  private static Attempt<Look> lookAtCsv(String path) {
    Attempt<Look> best = Look.at(path, Way.CSV);
    if (columns(best) > 1) {
      return best;
    }
    for (char delimiter : OTHER_DELIMITERS) {
      Attempt<Look> other = Look.at(path, Way.csv(delimiter));
      if (columns(other) > Math.max(1, columns(best))) {
        best = other;
      }
    }
    return best;
  }

  private static int columns(Attempt<Look> look) {
    return look.result().map(known -> known.inputs.schema().size()).orElse(0);
  }

  private static TextFiles of(List<String> paths, Function<String, Attempt<Look>> lookAt) {
    List<Table> tables = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    long bytes = 0;
    for (String path : paths) {
      Attempt<Look> look = lookAt.apply(path);
      look.problem().ifPresent(problems::add);
      look.result().ifPresent(known -> add(path, known, tables));
      bytes += look.result().map(known -> known.inputs.byteSize()).orElse(0L);
    }
    return new TextFiles(tables.stream().map(Table::scan).toList(), bytes, problems);
  }

  private static void add(String path, Look look, List<Table> tables) {
    Optional<Table> known = tables.stream().filter(table -> table.has(look)).findFirst();
    if (known.isPresent()) {
      known.get().paths.add(path);
    } else {
      tables.add(new Table(look, new ArrayList<>(List.of(path))));
    }
  }
}
