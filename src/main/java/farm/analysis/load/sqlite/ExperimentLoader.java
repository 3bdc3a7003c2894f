package farm.analysis.load.sqlite;

import farm.analysis.load.DataLoader;
import farm.analysis.load.input.InputInspections;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import java.util.ArrayList;
import java.util.List;

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

  private ExperimentLoader(
      List<String> paths, String table, ReaderChoice reader, ReadOptions options) {
    super(options);
    this.paths = List.copyOf(paths);
    this.table = table;
    this.reader = reader;
  }

  /** The table {@code simulations} of the databases that these paths and globs name. */
  public static ExperimentLoader of(List<String> paths) {
    return new ExperimentLoader(paths, "simulations", ReaderChoice.AUTO, ReadOptions.DEFAULT);
  }

  /** The table {@code simulations} of the databases that these paths and globs name. */
  public static ExperimentLoader of(String... paths) {
    return of(List.of(paths));
  }

  /** This loader for another table. */
  @Override
  public ExperimentLoader withTable(String newTable) {
    return new ExperimentLoader(paths, newTable, reader, options());
  }

  /** This loader with another way to read the rows. */
  public ExperimentLoader withReader(ReaderChoice choice) {
    return new ExperimentLoader(paths, table, choice, options());
  }

  @Override
  protected ExperimentLoader withOptions(ReadOptions options) {
    return new ExperimentLoader(paths, table, reader, options);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    List<String> notes = new ArrayList<>();
    List<TypedTable> tables =
        InputInspections.of(paths, notes::add, path -> TypedTable.of(path, table, reader, options));
    return new TableUnion(tables, options).inputs(DB_PATH).withNotes(notes);
  }
}
