package farm.analysis.load.sqlite;

import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.database.SqliteQuery;
import farm.analysis.load.sqlite.page.DatabaseFile;
import farm.analysis.load.sqlite.table.ReaderChoice;
import farm.analysis.load.sqlite.table.SlowReads;
import farm.analysis.load.sqlite.table.SqliteSource;
import farm.analysis.load.sqlite.table.TableInspection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows of one SQLite database: {@code SqliteLoader.table("run.db", "agents")}.
 *
 * <p>A table is read in parallel ranges of rowids, by the pages of the file where that is possible.
 * A view, a query and a WITHOUT ROWID table are read from start to end. So is any table in a remote
 * database; each machine that reads it makes a local copy.
 */
public final class SqliteLoader extends DataLoader {

  private final String path;
  private final @Nullable String table;
  private final @Nullable SqliteQuery query;
  private final ReaderChoice reader;

  private SqliteLoader(
      String path,
      @Nullable String table,
      @Nullable SqliteQuery query,
      ReaderChoice reader,
      ReadOptions options) {
    super(options);
    this.path = path;
    this.table = table;
    this.query = query;
    this.reader = reader;
  }

  /** The rows of a table or view, in the order of their rowids if they have any. */
  public static SqliteLoader table(String path, String table) {
    return new SqliteLoader(path, table, null, ReaderChoice.AUTO, ReadOptions.DEFAULT);
  }

  /**
   * The rows of a SELECT, in its order.
   *
   * @param parameters the values of the parameters {@code ?} of the SELECT: text, numbers, booleans
   */
  public static SqliteLoader query(String path, String sql, Object... parameters) {
    return query(path, SqliteQuery.of(sql, parameters));
  }

  /** The rows of a SELECT, in its order. */
  public static SqliteLoader query(String path, SqliteQuery query) {
    return new SqliteLoader(path, null, query, ReaderChoice.AUTO, ReadOptions.DEFAULT);
  }

  /** The names of the tables and views of the database at {@code path}, sorted. */
  public static List<String> tables(String path) {
    try (Database database = Database.open(DatabaseFile.at(path))) {
      return database.tables();
    }
  }

  /** The agents of a simulator's database. */
  public static SimulationLoader agents(String path) {
    return SimulationLoader.of(path).withTable("agents");
  }

  /** The resources of a simulator's database, by step. */
  public static SimulationLoader resources(String path) {
    return SimulationLoader.of(path).withTable("resources");
  }

  /** The steps of a simulator's database. */
  public static SimulationLoader steps(String path) {
    return SimulationLoader.of(path).withTable("steps");
  }

  /** The reproduction events of a simulator's database. */
  public static SimulationLoader reproductionEvents(String path) {
    return SimulationLoader.of(path).withTable("reproduction_events");
  }

  /** The simulations of a simulator's database. */
  public static SimulationLoader simulations(String path) {
    return SimulationLoader.of(path).withTable("simulations");
  }

  /** This loader with another way to read the rows. */
  public SqliteLoader withReader(ReaderChoice choice) {
    return new SqliteLoader(path, table, query, choice, options());
  }

  @Override
  protected SqliteLoader withOptions(ReadOptions options) {
    return new SqliteLoader(path, table, query, reader, options);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    try (Database database = Database.open(DatabaseFile.at(path))) {
      TableInspection look =
          query == null
              ? TableInspection.atTable(database, String.valueOf(table))
              : TableInspection.atQuery(database, query);
      return inputs(database, look.readBy(reader), options);
    }
  }

  /** The inputs of one table, which must have every column that the options name. */
  static Inputs inputs(Database database, TableInspection look, ReadOptions options) {
    look.checkColumns(options.namedColumns());
    List<Schema.Field> fields = new ArrayList<>();
    look.types(database, options)
        .forEach((name, found) -> fields.add(new Schema.Field(name, found.type())));
    Schema schema = Schema.of(fields);
    List<SqliteSource> sources = List.of(look.source(schema, null, options.condition()));
    return new Inputs(schema, sources, SlowReads.notes(sources));
  }
}
