package farm.analysis.inspect;

import farm.analysis.inspect.Inspection.Experiment;
import farm.analysis.load.sqlite.database.DatabaseFacts;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Inspects files: the databases as one experiment, and CSV and JSON files by their columns.
 *
 * <p>{@link #of} looks at the files, and {@link #inspect} reads all rows.
 */
public final class Inspector {

  private final List<String> paths;
  private final DataFiles files;
  private final Databases databases;
  private final TextFiles csv;
  private final TextFiles json;

  private Inspector(List<String> paths) {
    this.paths = paths;
    this.files = DataFiles.of(paths);
    this.databases = Databases.of(files.databases());
    this.csv = TextFiles.ofCsv(files.csv());
    this.json = TextFiles.ofJson(files.json());
  }

  /**
   * Looks at the files that these paths, globs and folders name, without reading all rows.
   *
   * @throws RequestException if one of them names no data
   */
  public static Inspector of(List<String> paths) {
    return new Inspector(paths);
  }

  /**
   * Reads all tables and files, or only some tables and views of the databases.
   *
   * @param tables the names of these tables; empty for all tables, but no views, and all files
   * @throws RequestException if no database has one of these tables
   */
  public Inspection inspect(List<String> tables, Profiler profiler) {
    List<Scan> scans = new ArrayList<>();
    Collection<String> wanted = tables.isEmpty() ? databases.tables() : tables;
    wanted.forEach(table -> scans.add(scan(table)));
    if (tables.isEmpty()) {
      scans.addAll(csv.scans());
      scans.addAll(json.scans());
    }
    List<String> problems =
        Stream.of(databases.problems(), csv.problems(), json.problems())
            .flatMap(List::stream)
            .toList();
    return new Inspection(
        paths,
        csv.files() + json.files(),
        databases.all().stream().mapToLong(DatabaseFacts::bytes).sum() + csv.bytes() + json.bytes(),
        databases.all().isEmpty()
            ? Optional.<Experiment>empty()
            : Optional.of(databases.experiment()),
        profiler.profiles(scans),
        files.notes(),
        problems);
  }

  private Scan scan(String table) {
    Scan scan = databases.scan(table);
    if (scan.inputs() == 0) {
      Set<String> known = new LinkedHashSet<>(databases.tables());
      known.addAll(databases.others());
      throw new RequestException(
          table,
          "no database has a table '%s'%s"
              .formatted(table, NearestName.choices(table, "tables", known)));
    }
    return scan;
  }
}
