package farm.analysis.pipeline.step;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.json.JsonLoader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of JSON Lines or other JSON files as rows, fields by name.
 *
 * @param path a path or glob, or a list of them
 * @param lines whether the files are JSON Lines; by default those that are named so are
 * @param flatten whether fields of nested objects are columns with dotted names; false by default
 * @param pathColumn the name of a text column for the path of the file; none by default
 * @param columns the columns to read, in this order; all by default
 * @param schema types of columns whose data doesn't tell: long, double, boolean, text or json
 * @param chunkSize rows in a chunk; about 256 kB by default
 */
public record ReadFromJson(
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
}
