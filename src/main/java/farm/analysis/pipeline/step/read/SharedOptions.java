package farm.analysis.pipeline.step.read;

/** The descriptions of options that several reads have. */
final class SharedOptions {

  static final String PATHS =
      "a path or a glob (`*`, `?`, `[…]`, `{…}`, `**` across folders), or a list of them";

  static final String PATH_COLUMN =
      "a text column to add at the end, with the path of each row's file";

  static final String COLUMNS = "the columns to read, in this order";

  static final String COLUMNS_OTHERWISE = "the columns that later steps use";

  static final String SCHEMA =
      "the types of some columns, instead of the types found in the data: `{resource_id: text}`";

  static final String SCHEMA_OTHERWISE = "found in the data";

  static final String CHUNK_SIZE = "the number of rows in a chunk, 1 to 10,000,000";

  static final String CHUNK_SIZE_OTHERWISE = "as many as fit into about 256 kB";

  static final String READER =
      "`auto` reads the pages of the file if possible; `jdbc` always reads through sqlite-jdbc";

  private SharedOptions() {}
}
