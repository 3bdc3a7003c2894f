package farm.analysis.write.table;

import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.problem.RequestException;
import farm.analysis.storage.RemotePath;
import farm.analysis.write.ChunkParts;
import farm.analysis.write.Output;
import farm.analysis.write.OutputFile;
import farm.analysis.write.WriteParts;
import farm.analysis.write.Written;
import java.util.List;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * Writes all rows to one table of a SQLite database: {@code WriteSqlite.to("results.db",
 * "results")}. Rows, and so their rowids, are in the order of their origins. A missing database is
 * created.
 *
 * <p>The table is written in one transaction when all rows are there. Until then, and after a
 * failure, the database is unchanged; a new database appears when it is complete. Rows wait in a
 * hidden folder beside it. SQLite has neither NaN, which becomes missing, nor a negative zero.
 */
public final class WriteSqlite extends Output {

  private final SqliteTable table;

  private List<String> notes = List.of();

  private WriteSqlite(SqliteTable table) {
    this.table = table;
  }

  /**
   * Creates the table, and replaces an existing one.
   *
   * @throws RequestException if the database can't be written
   */
  public static WriteSqlite to(String path, String table) {
    if (RemotePath.isRemote(path)) {
      throw new RequestException(
          path, "%s: can't be written: a SQLite database should be a local file".formatted(path));
    }
    return new WriteSqlite(
        new SqliteTable(OutputFile.at(path), table, WriteMode.REPLACE, TriggerMode.REFUSE));
  }

  /** Returns a copy with this mode. */
  public WriteSqlite withMode(WriteMode mode) {
    return new WriteSqlite(new SqliteTable(table.file(), table.table(), mode, table.triggers()));
  }

  /** Returns a copy with this treatment of the triggers of a table that rows are appended to. */
  public WriteSqlite withTriggers(TriggerMode triggers) {
    return new WriteSqlite(new SqliteTable(table.file(), table.table(), table.mode(), triggers));
  }

  @Override
  public String path() {
    return table.file().path();
  }

  @Override
  public boolean changes(String input) {
    return table.file().isSameFileAs(input);
  }

  @Override
  public boolean overwrites(Output earlier) {
    if (earlier instanceof WriteSqlite other) {
      return table.mode() == WriteMode.REPLACE
          && table.table().equalsIgnoreCase(other.table.table())
          && changes(other.path());
    }
    return changes(earlier.path());
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public void lock() {
    table.file().lock();
  }

  @Override
  public void discard() {
    table.file().discard();
    if (table.mode() == WriteMode.APPEND) {
      table.dropMark();
    }
  }

  @Override
  public void check(Schema columns) {
    notes = table.check(columns);
  }

  @Override
  public Written write(ChunkFlow chunks) {
    check(chunks.schema());
    ChunkParts parts = new ChunkParts(chunks.schema());
    return WriteParts.write(chunks, table.file(), parts, new FinishTable(table, parts));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("path", table.file().path()))
        .add(DisplayData.item("table", table.table()));
  }
}
