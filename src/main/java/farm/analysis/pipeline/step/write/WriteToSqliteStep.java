package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.write.Output;
import farm.analysis.write.table.TriggerMode;
import farm.analysis.write.table.WriteMode;
import farm.analysis.write.table.WriteSqlite;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a table of a SQLite database, in one transaction at the end of the run.
 *
 * @param path the database; it and missing folders above it are created
 * @param table the table
 * @param mode the treatment of an existing table: replace (the default) or append
 * @param triggers the treatment of the table's triggers when rows are appended: refuse (the
 *     default) or run
 */
public record WriteToSqliteStep(
    String path, String table, @Nullable WriteMode mode, @Nullable TriggerMode triggers)
    implements StepConfig.Write {

  /** Checks that {@code triggers} is given only with append. */
  public WriteToSqliteStep {
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
