package farm.analysis.task;

import farm.analysis.load.DataLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that change the loader of a task for one run.
 *
 * @param table the table; null for that of the loader
 * @param chunkSize the rows of a chunk; null for the size of the loader
 * @param columns the columns to read; null for those of the loader
 */
public record LoaderArgs(
    @Nullable String table, @Nullable Integer chunkSize, @Nullable List<String> columns) {

  /** No changes. */
  public static final LoaderArgs NONE = new LoaderArgs(null, null, null);

  /** Returns a copy with this table. */
  public LoaderArgs withTable(String newTable) {
    return new LoaderArgs(newTable, chunkSize, columns);
  }

  /** Returns a copy with chunks of {@code rows} rows. */
  public LoaderArgs withChunkSize(int rows) {
    return new LoaderArgs(table, rows, columns);
  }

  /** Returns a copy with only these columns. */
  public LoaderArgs withColumns(String... newColumns) {
    return new LoaderArgs(table, chunkSize, List.of(newColumns));
  }

  DataLoader applyTo(DataLoader loader) {
    DataLoader asked = table == null ? loader : loader.withTable(table);
    asked = columns == null ? asked : asked.withColumns(columns);
    return chunkSize == null ? asked : asked.withChunkSize(chunkSize);
  }
}
