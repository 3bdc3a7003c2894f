package farm.analysis.load.sqlite;

import farm.analysis.load.DataLoader;
import farm.analysis.load.input.ColumnUnion;
import farm.analysis.load.input.InputInspections;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Loads a table of many databases: {@code ExperimentLoader.of("runs/*.db").withTable("steps")}. The
 * text column {@code db_path} holds the path of a row's database, as written or as a glob found it.
 *
 * <p>Databases of different simulator versions are read by column name. A column that some lack is
 * missing in their rows. A column whose types differ is widened, or refused if no type holds both.
 * Table names are those of {@link SimulationLoader}.
 */
public final class ExperimentLoader extends DataLoader {

  /** The column that names the database. */
  public static final String DB_PATH = "db_path";

  private final List<String> paths;
  private final String table;
  private final ReaderChoice reader;
  private final MissingTable missingTable;

  private ExperimentLoader(
      List<String> paths,
      String table,
      ReaderChoice reader,
      MissingTable missingTable,
      ReadOptions options) {
    super(options);
    this.paths = List.copyOf(paths);
    this.table = table;
    this.reader = reader;
    this.missingTable = missingTable;
  }

  /** The table {@code simulations} of the databases that these paths and globs name. */
  public static ExperimentLoader of(List<String> paths) {
    return new ExperimentLoader(
        paths, "simulations", ReaderChoice.AUTO, MissingTable.FAIL, ReadOptions.DEFAULT);
  }

  /** The table {@code simulations} of the databases that these paths and globs name. */
  public static ExperimentLoader of(String... paths) {
    return of(List.of(paths));
  }

  /** This loader for another table. */
  @Override
  public ExperimentLoader withTable(String newTable) {
    return new ExperimentLoader(paths, newTable, reader, missingTable, options());
  }

  /** This loader with another way to read the rows. */
  public ExperimentLoader withReader(ReaderChoice choice) {
    return new ExperimentLoader(paths, table, choice, missingTable, options());
  }

  /** This loader with another treatment of databases without the table. */
  public ExperimentLoader withMissingTable(MissingTable treatment) {
    return new ExperimentLoader(paths, table, reader, treatment, options());
  }

  @Override
  protected ExperimentLoader withOptions(ReadOptions options) {
    return new ExperimentLoader(paths, table, reader, missingTable, options);
  }

  @Override
  protected Optional<String> inputColumn() {
    return Optional.of(DB_PATH);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    List<String> notes = new ArrayList<>();
    List<TypedTable> tables =
        missingTable == MissingTable.FAIL ? all(options, notes) : existing(options, notes);
    return new TableUnion(tables, options).inputs(DB_PATH).withNotes(notes);
  }

  private List<TypedTable> all(ReadOptions options, List<String> notes) {
    return InputInspections.of(
        paths, notes::add, path -> TypedTable.of(path, table, reader, options));
  }

  private List<TypedTable> existing(ReadOptions options, List<String> notes) {
    List<String> lacking = Collections.synchronizedList(new ArrayList<>());
    List<Optional<TypedTable>> looks =
        InputInspections.of(
            paths,
            notes::add,
            path -> {
              Optional<TypedTable> found = TypedTable.find(path, table, reader, options);
              if (found.isEmpty()) {
                lacking.add(path);
              }
              return found;
            });
    if (lacking.size() == looks.size()) {
      return all(options, notes); // throws
    }
    if (!lacking.isEmpty()) {
      Collections.sort(lacking);
      notes.add(
          "table '%s' is missing in %d of %d databases, which are left out: %s"
              .formatted(table, lacking.size(), looks.size(), ColumnUnion.firstFew(lacking)));
    }
    return looks.stream().flatMap(Optional::stream).toList();
  }
}
