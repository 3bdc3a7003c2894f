package farm.analysis.write.table;

import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.problem.RequestException;
import farm.analysis.write.Manifest;
import farm.analysis.write.Output;
import farm.analysis.write.Written;
import java.util.UUID;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * Writes all rows to one table of a database that has a JDBC driver, in no order.
 *
 * <p>Rows go to a table of their own beside it ({@code farm_…}) as they come, and from there to the
 * table in one transaction when all are there: until then, and after a failure, the table is as it
 * was, if the database can take back a DROP TABLE (PostgreSQL, not MySQL).
 *
 * <p>No row is lost or written twice where a runner does work again or two attempts at it run at a
 * time, whatever the chunks' origins: rows bear the id of their bundle, and only those count whose
 * id the runner has handed on. A second table lists these ids, in the transaction that writes their
 * rows, so that it is done once. {@link #discard} drops both. The one exception is two attempts at
 * a time to replace the table in a database that can't take back a DROP TABLE.
 */
public final class WriteJdbc extends Output {

  /** How many rows are sent to the database at a time. */
  static final int BATCH_ROWS = 1000;

  private final JdbcTable table;

  private WriteJdbc(JdbcTable table) {
    this.table = table;
  }

  /**
   * Replaces the table, {@code name} or {@code schema.name}, or makes it.
   *
   * @throws RequestException if it is one of SQLite, which can't take several writers
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

  /** This in another mode. */
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
  public void discard() {
    table.dropStaging();
  }

  /**
   * Checks the table before any row is there.
   *
   * @throws RequestException if the database can't be reached, or the table can't take these
   *     columns
   */
  @Override
  public Written write(ChunkFlow chunks) {
    JdbcStatements statements = table.statements(chunks.schema());
    StagingTables tables = new StagingTables(table, statements);
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
