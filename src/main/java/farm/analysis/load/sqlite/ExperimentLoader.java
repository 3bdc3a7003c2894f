package farm.analysis.load.sqlite;

import farm.analysis.load.DataLoader;
import farm.analysis.load.input.ColumnUnion;
import farm.analysis.load.input.InputInspections;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.page.DatabaseFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Loads a table, or the result of a query, of many databases: {@code
 * ExperimentLoader.of("runs/*.db").withTable("steps")}. The text column {@code db_path} holds the
 * path of a row's database, as written or as a glob found it.
 *
 * <p>Databases of different simulator versions are read by column name. A column that some lack is
 * missing in their rows. A column whose types differ is widened, or refused if no type holds both.
 * Table names are those of {@link SimulationLoader}.
 */
public final class ExperimentLoader extends DataLoader {

  /** The column that names the database. */
  public static final String DB_PATH = "db_path";

  private final List<String> paths;
  private final Selection rows;
  private final ReaderChoice reader;
  private final MissingTable missingTable;

  private ExperimentLoader(
      List<String> paths,
      Selection rows,
      ReaderChoice reader,
      MissingTable missingTable,
      ReadOptions options) {
    super(options);
    this.paths = List.copyOf(paths);
    this.rows = rows;
    this.reader = reader;
    this.missingTable = missingTable;
  }

  /** The table {@code simulations} of the databases that these paths and globs name. */
  public static ExperimentLoader of(List<String> paths) {
    return new ExperimentLoader(
        paths,
        Selection.of("simulations"),
        ReaderChoice.AUTO,
        MissingTable.FAIL,
        ReadOptions.DEFAULT);
  }

  /** The table {@code simulations} of the databases that these paths and globs name. */
  public static ExperimentLoader of(String... paths) {
    return of(List.of(paths));
  }

  /** This loader for another table. */
  @Override
  public ExperimentLoader withTable(String newTable) {
    return withRows(Selection.of(newTable));
  }

  /**
   * This loader for the result of a SELECT that runs in each database; the rows of a database keep
   * its order.
   */
  public ExperimentLoader withQuery(SqliteQuery query) {
    return withRows(Selection.of(query));
  }

  private ExperimentLoader withRows(Selection selection) {
    return new ExperimentLoader(paths, selection, reader, missingTable, options());
  }

  /** This loader with another way to read the rows. */
  public ExperimentLoader withReader(ReaderChoice choice) {
    return new ExperimentLoader(paths, rows, choice, missingTable, options());
  }

  /** This loader with another treatment of databases without the table. */
  public ExperimentLoader withMissingTable(MissingTable treatment) {
    return new ExperimentLoader(paths, rows, reader, treatment, options());
  }

  @Override
  protected ExperimentLoader withOptions(ReadOptions options) {
    return new ExperimentLoader(paths, rows, reader, missingTable, options);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    List<String> notes = new ArrayList<>();
    Inputs inputs =
        rows.isParameters()
            ? new ParametersUnion(
                    looks(notes, database -> ParametersInspection.of(database, null)), options)
                .inputs(DB_PATH)
            : new TableUnion(
                    looks(notes, database -> TypedTable.of(database, rows, reader, options)),
                    options)
                .inputs(DB_PATH);
    return inputs.withNotes(notes);
  }

  /** The looks at all databases, or at those that have the table if the others are left out. */
  private <T> List<T> looks(List<String> notes, Function<Database, T> look) {
    return missingTable == MissingTable.FAIL ? all(notes, look) : existing(notes, look);
  }

  private <T> List<T> all(List<String> notes, Function<Database, T> look) {
    return InputInspections.of(
        paths,
        notes::add,
        path -> {
          try (Database database = Database.open(DatabaseFile.at(path))) {
            return look.apply(database);
          }
        });
  }

  private <T> List<T> existing(List<String> notes, Function<Database, T> look) {
    List<String> lacking = Collections.synchronizedList(new ArrayList<>());
    List<Optional<T>> looks =
        all(
            notes,
            database -> {
              if (rows.isIn(database)) {
                return Optional.of(look.apply(database));
              }
              lacking.add(database.file().path());
              return Optional.empty();
            });
    if (lacking.size() == looks.size()) {
      return all(notes, look); // throws
    }
    if (!lacking.isEmpty()) {
      Collections.sort(lacking);
      notes.add(
          "%s is missing in %d of %d databases, which are left out: %s"
              .formatted(
                  rows.shown(), lacking.size(), looks.size(), ColumnUnion.firstFew(lacking)));
    }
    return looks.stream().flatMap(Optional::stream).toList();
  }
}
