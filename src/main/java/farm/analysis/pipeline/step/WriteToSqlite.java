package farm.analysis.pipeline.step;

import farm.analysis.write.Output;
import farm.analysis.write.table.WriteMode;
import farm.analysis.write.table.WriteSqlite;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table of a SQLite database, in one transaction when all rows are there.
 *
 * @param path the database, which is made if it isn't there; folders above it too
 * @param table the table
 * @param mode what becomes of a table that is there: replace (the default) or append
 */
public record WriteToSqlite(String path, String table, @Nullable WriteMode mode)
    implements StepConfig.Write {

  @Override
  public Output write() {
    WriteSqlite write = WriteSqlite.to(path, table);
    return mode == null ? write : write.withMode(mode);
  }
}
