package farm.analysis.load.sqlite;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.input.ColumnUnion;
import farm.analysis.load.input.Doubt;
import farm.analysis.load.input.InputInspections;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.database.SqliteQuery;
import farm.analysis.load.sqlite.page.DatabaseFile;
import farm.analysis.load.sqlite.table.ReaderChoice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  protected Optional<String> inputColumn() {
    return Optional.of(DB_PATH);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    return rows.isParameters()
        ? united(
            options,
            database -> ParametersInspection.of(database, null),
            looks -> new ParametersUnion(looks, options).inputs(DB_PATH))
        : united(
            options,
            database -> TypedTable.of(database, rows, reader, options),
            looks -> new TableUnion(looks, options).inputs(DB_PATH));
  }

  /** Unites all databases, or those that have the table if the others are left out. */
  private <T> Inputs united(
      ReadOptions options, Function<Database, T> look, Function<List<T>, Inputs> union) {
    List<String> notes = new ArrayList<>();
    List<T> looks =
        missingTable == MissingTable.FAIL ? all(notes, look) : existing(options, notes, look);
    return looks.isEmpty() ? withoutTable(options, notes) : union.apply(looks).withNotes(notes);
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

  private <T> List<T> existing(
      ReadOptions options, List<String> notes, Function<Database, T> look) {
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
    if (lacking.size() == looks.size() && !hasGivenSchema(options)) {
      return all(notes, look); // throws
    }
    if (!lacking.isEmpty() && lacking.size() < looks.size()) {
      Collections.sort(lacking);
      notes.add(
          "%s is missing in %d of %d databases, which are left out: %s"
              .formatted(
                  rows.shown(), lacking.size(), looks.size(), ColumnUnion.firstFew(lacking)));
    }
    return looks.stream().flatMap(Optional::stream).toList();
  }

  /** Returns true if the user gave the type of each column to read, so that no table is needed. */
  private static boolean hasGivenSchema(ReadOptions options) {
    return !options.schema().isEmpty()
        && options.columns().stream()
            .allMatch(column -> column.equals(DB_PATH) || options.schema().containsKey(column));
  }

  /** No rows, with the columns of the given schema. */
  private Inputs withoutTable(ReadOptions options, List<String> notes) {
    String empty =
        "%s is missing in all databases, so there are no rows, and only the columns of 'schema'"
            .formatted(rows.shown());
    notes.add(empty);
    return new Inputs(givenSchema(options), List.of(), notes, List.of(new Doubt("", () -> empty)));
  }

  private static Schema givenSchema(ReadOptions options) {
    Set<String> names = options.columnsOf(options.schema().keySet());
    names.add(DB_PATH);
    return Schema.of(
        names.stream()
            .map(
                name ->
                    new Schema.Field(name, options.schema().getOrDefault(name, ColumnType.TEXT)))
            .toList());
  }
}
