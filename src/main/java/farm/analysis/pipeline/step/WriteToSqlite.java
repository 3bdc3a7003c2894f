package farm.analysis.pipeline.step;

import farm.analysis.write.Output;
import farm.analysis.write.table.TriggerMode;
import farm.analysis.write.table.WriteMode;
import farm.analysis.write.table.WriteSqlite;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table of a SQLite database, in one transaction when all rows are there.
 *
 * @param path the database, which is made if it isn't there; folders above it too
 * @param table the table
 * @param mode what becomes of a table that is there: replace (the default) or append
 * @param triggers what append does with triggers of the table: refuse (the default) or run
 */
public record WriteToSqlite(
    String path, String table, @Nullable WriteMode mode, @Nullable TriggerMode triggers)
    implements StepConfig.Write {

  /** Checks that options which only append has are given with it. */
  public WriteToSqlite {
    if (triggers != null && mode != WriteMode.APPEND) {
      throw new IllegalArgumentException(
          "Option 'triggers' needs 'mode: append'; without it the table is made anew, without"
              + " triggers");
    }
  }

  @Override
  public Output write() {
    WriteSqlite write = WriteSqlite.to(path, table);
    write = mode == null ? write : write.withMode(mode);
    return triggers == null ? write : write.withTriggers(triggers);
  }
}
