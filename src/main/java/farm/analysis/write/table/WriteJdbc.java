package farm.analysis.write.table;

import farm.analysis.chunk.Schema;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.problem.RequestException;
import farm.analysis.write.Manifest;
import farm.analysis.write.Output;
import farm.analysis.write.Written;
import java.util.UUID;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * Writes all rows, in no particular order, to one table of a database that has a JDBC driver:
 * {@code WriteJdbc.to(database, "public.results")}.
 *
 * <p>Rows go to a staging table beside it ({@code farm_…}) as they come. When all are there, one
 * transaction copies them to the target table. Until then, and after a failure, the target table is
 * unchanged, if the database can roll back a DROP TABLE (PostgreSQL can, MySQL can't).
 *
 * <p>A runner may repeat work, or run two attempts at once: no row is lost or written twice,
 * whatever the origins of the chunks. Each row has the id of its bundle, and only the ids that the
 * runner passes on count. A second table lists these ids, in the transaction that copies the rows,
 * so that they are copied once. {@link #discard} drops both tables. The one exception is two
 * simultaneous attempts to replace the table in a database that can't roll back a DROP TABLE.
 */
public final class WriteJdbc extends Output {

  /** The number of rows that are sent to the database at a time. */
  static final int BATCH_ROWS = 1000;

  private final JdbcTable table;

  private WriteJdbc(JdbcTable table) {
    this.table = table;
  }

  /**
   * Creates the table, {@code name} or {@code schema.name}, and replaces an existing one.
   *
   * @throws RequestException if the database is SQLite, which can't take several writers
   */
  public static WriteJdbc to(JdbcDatabase database, String table) {
    if (database.url().startsWith("jdbc:sqlite:")) {
      throw new RequestException(
          database.url(),
          "%s: a SQLite database should be written with WriteToSqlite".formatted(database.shown()));
    }
    String staging = "farm_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    return new WriteJdbc(new JdbcTable(database, table, WriteMode.REPLACE, staging));
  }

  /** Returns a copy with this mode. */
  public WriteJdbc withMode(WriteMode mode) {
    return new WriteJdbc(new JdbcTable(table.database(), table.table(), mode, table.staging()));
  }

  @Override
  public String path() {
    return "%s, table '%s'".formatted(table.database().shown(), table.table());
  }

  @Override
  public boolean changes(String input) {
    return input.startsWith(table.database().shown() + ", ")
        && input.equals("%s, table '%s'".formatted(table.database().shown(), table.storedName()));
  }

  @Override
  public boolean overwrites(Output earlier) {
    return earlier instanceof WriteJdbc other
        && table.mode() == WriteMode.REPLACE
        && table.database().equals(other.table.database())
        && table.table().equalsIgnoreCase(other.table.table());
  }

  @Override
  public void discard() {
    table.dropStaging();
  }

  @Override
  public void check(Schema columns) {
    table.statements(columns);
  }

  @Override
  public Written write(ChunkFlow chunks) {
    JdbcStatements statements = table.statements(chunks.schema());
    StagingTables tables = new StagingTables(table, statements);
    tables.make();
    RowSetter setter = new RowSetter(chunks.schema(), statements.textType());
    return new Written(
        new FinishStaging(tables, path()),
        chunks.into(branch -> new WriteBundles(tables, setter, branch), Manifest.coder()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("table", path()));
  }
}
