package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.report.table.ColumnRole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of JSON Lines or other JSON files as rows, with a column for each field.
 *
 * @param path a path or glob, or a list of them
 * @param lines true if all files are JSON Lines, false if none is; by default the ending of a
 *     file's name decides
 * @param flatten true if fields of nested objects become columns with dotted names; false by
 *     default
 * @param pathColumn a text column to add, with the path of a row's file; none by default
 * @param columns the columns to read, in this order; by default those that later steps use
 * @param schema the types of some columns, instead of those found: long, double, boolean, text or
 *     json
 * @param chunkSize the rows of a chunk; about 256 kB by default
 */
public record ReadFromJsonStep(
    List<String> path,
    @Nullable Boolean lines,
    @Nullable Boolean flatten,
    @Nullable String pathColumn,
    @Nullable List<String> columns,
    @Nullable Map<String, ColumnType> schema,
    @Nullable Integer chunkSize)
    implements StepConfig.Read {

  @Override
  public DataLoader input() {
    JsonLoader loader = JsonLoader.of(path);
    loader = lines == null ? loader : loader.withLines(lines);
    loader = flatten == null ? loader : loader.withFlatten(flatten);
    return pathColumn == null ? loader : loader.withPathColumn(pathColumn);
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    return pathColumn == null ? Map.of() : Map.of(pathColumn, new ColumnRole.Run());
  }
}
