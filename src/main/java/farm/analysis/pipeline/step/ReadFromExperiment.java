package farm.analysis.pipeline.step;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.sqlite.ExperimentLoader;
import farm.analysis.load.sqlite.ReaderChoice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one table of many simulator databases, with a text column {@code db_path} that says which
 * database a row is from.
 *
 * @param path a path or glob, or a list of them
 * @param table simulations (the default), agents, resources, steps, or any table's own name
 * @param columns the columns to read, in this order; all by default
 * @param schema types of columns whose data doesn't tell: long, double, boolean, text or json
 * @param chunkSize rows in a chunk; about 256 kB by default
 * @param reader auto (the default), or jdbc for rows through sqlite-jdbc, never by the page
 */
public record ReadFromExperiment(
    List<String> path,
    @Nullable String table,
    @Nullable List<String> columns,
    @Nullable Map<String, ColumnType> schema,
    @Nullable Integer chunkSize,
    @Nullable ReaderChoice reader)
    implements StepConfig.Read {

  @Override
  public DataLoader input() {
    ExperimentLoader loader = ExperimentLoader.of(path);
    loader = table == null ? loader : loader.withTable(table);
    return reader == null ? loader : loader.withReader(reader);
  }
}
