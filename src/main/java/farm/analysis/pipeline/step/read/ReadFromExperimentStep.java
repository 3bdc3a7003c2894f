package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.sqlite.ExperimentLoader;
import farm.analysis.load.sqlite.MissingTable;
import farm.analysis.load.sqlite.ReaderChoice;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.report.table.ColumnRole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one table of many simulator databases, and adds a text column {@code db_path} with the path
 * of a row's database.
 *
 * @param path a path or glob, or a list of them
 * @param table simulations (the default), agents, resources, steps, or any table's own name
 * @param columns the columns to read, in this order; by default those that later steps use
 * @param schema the types of some columns, instead of those found: long, double, boolean, text or
 *     json
 * @param chunkSize the rows of a chunk; about 256 kB by default
 * @param missingTable the treatment of a database without the table: fail (the default) ends the
 *     run, skip leaves the database out
 * @param reader auto (the default) reads SQLite pages if possible, jdbc always uses sqlite-jdbc
 */
public record ReadFromExperimentStep(
    List<String> path,
    @Nullable String table,
    @Nullable MissingTable missingTable,
    @Nullable List<String> columns,
    @Nullable Map<String, ColumnType> schema,
    @Nullable Integer chunkSize,
    @Nullable ReaderChoice reader)
    implements StepConfig.Read {

  @Override
  public DataLoader input() {
    ExperimentLoader loader = ExperimentLoader.of(path);
    loader = table == null ? loader : loader.withTable(table);
    loader = missingTable == null ? loader : loader.withMissingTable(missingTable);
    return reader == null ? loader : loader.withReader(reader);
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    return Map.of(ExperimentLoader.DB_PATH, new ColumnRole.Run());
  }
}
