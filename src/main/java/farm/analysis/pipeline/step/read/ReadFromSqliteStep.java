package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.sqlite.ReaderChoice;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.pipeline.step.StepConfig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table, a view or the result of a SELECT from one SQLite database.
 *
 * @param path the database
 * @param table the table or view; either this or {@code query}
 * @param query the SELECT
 * @param columns the columns to read, in this order; by default those that later steps use
 * @param schema the types of some columns, instead of those found: long, double, boolean, text or
 *     json
 * @param chunkSize the rows of a chunk; about 256 kB by default
 * @param reader auto (the default) reads SQLite pages if possible, jdbc always uses sqlite-jdbc
 */
public record ReadFromSqliteStep(
    String path,
    @Nullable String table,
    @Nullable String query,
    @Nullable List<String> columns,
    @Nullable Map<String, ColumnType> schema,
    @Nullable Integer chunkSize,
    @Nullable ReaderChoice reader)
    implements StepConfig.Read {

  /** Checks that either a table or a query is given. */
  public ReadFromSqliteStep {
    if ((table == null) == (query == null)) {
      throw new IllegalArgumentException(
          "ReadFromSqlite needs either option 'table' or option 'query', was given %s"
              .formatted(table == null ? "neither" : "both"));
    }
  }

  @Override
  public DataLoader input() {
    SqliteLoader loader =
        table != null
            ? SqliteLoader.table(path, table)
            : SqliteLoader.query(path, String.valueOf(query));
    return reader == null ? loader : loader.withReader(reader);
  }
}
