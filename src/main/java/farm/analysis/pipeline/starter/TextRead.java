package farm.analysis.pipeline.starter;

import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.json.JsonLoader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV and JSON files. */
final class TextRead {

  private TextRead() {}

  /**
   * The step that reads CSV files.
   *
   * @param paths their paths or a glob
   * @param yaml the same as YAML
   * @param first the file whose first line tells the delimiter
   */
  static ReadStep csv(List<String> paths, String yaml, String first) {
    char delimiter = Beginning.of(first).delimiter();
    CsvLoader loader = CsvLoader.of(paths);
    Map<String, String> options = new LinkedHashMap<>(Map.of("path", yaml));
    if (delimiter != ',') {
      loader = loader.withDelimiter(delimiter);
      options.put("delimiter", YamlText.quoted(String.valueOf(delimiter)));
    }
    return new ReadStep(
        "ReadFromCsv",
        options,
        Sample.of(loader),
        List.of("Reads CSV; the first line names the columns."));
  }

  /** The step that reads JSON files. */
  static ReadStep json(List<String> paths, String yaml) {
    return new ReadStep(
        "ReadFromJson",
        Map.of("path", yaml),
        Sample.of(JsonLoader.of(paths)),
        List.of(
            "Reads JSON objects as rows. 'flatten: true' makes columns of the fields of nested"
                + " objects."));
  }
}
