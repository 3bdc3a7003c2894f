package farm.analysis.load.sqlite;

import farm.analysis.load.DataLoader;
import farm.analysis.load.InputPaths;
import farm.analysis.load.Inputs;
import farm.analysis.load.ReadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Loads one table of many simulator databases as if it were one, with a text column {@code db_path}
 * that says which database a row is from: its path as written, or as a glob found it.
 *
 * <p>Databases of different simulator versions are read by column name. A column that some lack is
 * missing there; one whose types differ is widened, or refused if no type holds both. Table names
 * are those of {@link SimulationLoader}.
 */
public final class ExperimentLoader extends DataLoader {

  /** The column that names the database. */
  public static final String DB_PATH = "db_path";

  private final List<String> paths;
  private final String table;

  private ExperimentLoader(List<String> paths, String table, ReadOptions options) {
    super(options);
    this.paths = List.copyOf(paths);
    this.table = table;
  }

  /** The table {@code simulations} of the databases that these paths and globs name. */
  public static ExperimentLoader of(List<String> paths) {
    return new ExperimentLoader(paths, "simulations", ReadOptions.DEFAULT);
  }

  /** The table {@code simulations} of the databases that these paths and globs name. */
  public static ExperimentLoader of(String... paths) {
    return of(List.of(paths));
  }

  /** This loader for another table. */
  @Override
  public ExperimentLoader withTable(String newTable) {
    return new ExperimentLoader(paths, newTable, options());
  }

  @Override
  protected ExperimentLoader withOptions(ReadOptions options) {
    return new ExperimentLoader(paths, table, options);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    List<CompletableFuture<TypedTable>> looks =
        InputPaths.resolve(paths).stream()
            .map(path -> CompletableFuture.supplyAsync(() -> TypedTable.of(path, table, options)))
            .toList();
    return new TableUnion(joined(looks), options).inputs(DB_PATH);
  }

  /**
   * All looks. Of many databases that are wrong, the first is named, whichever was looked at first;
   * others that aren't what was asked for are suppressed problems of that one.
   */
  private static List<TypedTable> joined(List<CompletableFuture<TypedTable>> looks) {
    List<TypedTable> tables = new ArrayList<>();
    RuntimeException first = null;
    for (CompletableFuture<TypedTable> look : looks) {
      try {
        tables.add(look.join());
      } catch (CompletionException e) {
        RuntimeException problem = e.getCause() instanceof RuntimeException cause ? cause : e;
        if (first == null) {
          first = problem;
        } else {
          first.addSuppressed(problem);
        }
      }
    }
    if (first != null) {
      throw first;
    }
    return tables;
  }
}
