package farm.analysis.task;

import farm.analysis.load.DataLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a task asks of its loader beyond what that was made with.
 *
 * @param table the table, or null for the loader's own
 * @param chunkSize rows in a chunk, or null for the loader's own
 * @param columns the columns, or null for the loader's own
 */
public record LoaderArgs(
    @Nullable String table, @Nullable Integer chunkSize, @Nullable List<String> columns) {

  /** Nothing beyond. */
  public static final LoaderArgs NONE = new LoaderArgs(null, null, null);

  /** These, and this table. */
  public LoaderArgs withTable(String newTable) {
    return new LoaderArgs(newTable, chunkSize, columns);
  }

  /** These, and chunks of so many rows. */
  public LoaderArgs withChunkSize(int rows) {
    return new LoaderArgs(table, rows, columns);
  }

  /** These, and only these columns. */
  public LoaderArgs withColumns(String... newColumns) {
    return new LoaderArgs(table, chunkSize, List.of(newColumns));
  }

  DataLoader applyTo(DataLoader loader) {
    DataLoader asked = table == null ? loader : loader.withTable(table);
    asked = columns == null ? asked : asked.withColumns(columns);
    return chunkSize == null ? asked : asked.withChunkSize(chunkSize);
  }
}
