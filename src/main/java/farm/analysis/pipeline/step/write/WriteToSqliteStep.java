package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.write.Output;
import farm.analysis.write.table.TriggerMode;
import farm.analysis.write.table.WriteMode;
import farm.analysis.write.table.WriteSqlite;
import org.jspecify.annotations.Nullable;

/** Writes to a table of a SQLite database, in one transaction at the end of the run. */
@Described(
    value = "Writes to a table of a SQLite database, in one transaction at the end of the run.",
    example =
        """
        - type: WriteToSqlite
          config: {path: results/farm.db, table: population}
        """)
public record WriteToSqliteStep(
    @Option("the database, a local file; it and the folders above it are created if missing")
        String path,
    @Option("the table") String table,
    @Option(
            value =
                "`replace` drops an existing table, with its indexes and triggers; `append` adds to"
                    + " it, by column name",
            otherwise = "`replace`")
        @Nullable WriteMode mode,
    @Option(
            value =
                "`refuse` doesn't append to a table with triggers; `run` appends, and the"
                    + " triggers run",
            otherwise = "`refuse`")
        @Nullable TriggerMode triggers)
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
