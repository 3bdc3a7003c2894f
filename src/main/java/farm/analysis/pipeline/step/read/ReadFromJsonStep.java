package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the objects of JSON Lines or other JSON files as rows, with a column for each field. */
@Described(
    value = "Reads the objects in JSON files as rows, with a column for each field name.",
    example =
        """
        - type: ReadFromJson
          config: {path: "exports/*.jsonl", flatten: true}
        """)
public record ReadFromJsonStep(
    @Option(SharedOptions.PATHS) List<String> path,
    @Option(
            value = "`true` if all files are JSON Lines, one object per line; `false` if none is",
            otherwise =
                "JSON Lines if the name ends in `.jsonl` or `.ndjson`, also before an ending like"
                    + " `.gz`")
        @Nullable Boolean lines,
    @Option(
            value =
                "`true` if the fields of nested objects become columns with dotted names, such as"
                    + " `centroid.gamma`",
            otherwise = "`false`: a nested object is one `json` column")
        @Nullable Boolean flatten,
    @Option(value = SharedOptions.PATH_COLUMN, otherwise = "none") @Nullable String pathColumn,
    @Option(value = SharedOptions.COLUMNS, otherwise = SharedOptions.COLUMNS_OTHERWISE)
        @Nullable List<String> columns,
    @Option(value = SharedOptions.SCHEMA, otherwise = SharedOptions.SCHEMA_OTHERWISE)
        @Nullable Map<String, ColumnType> schema,
    @Option(value = SharedOptions.CHUNK_SIZE, otherwise = SharedOptions.CHUNK_SIZE_OTHERWISE)
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
