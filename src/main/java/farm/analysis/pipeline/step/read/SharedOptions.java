package farm.analysis.pipeline.step.read;

import farm.analysis.load.sqlite.database.SqliteQuery;
import farm.analysis.pipeline.step.Literal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options that several reads have: their descriptions, and the query. */
final class SharedOptions {

  static final String PATHS =
      "a path or a glob (`*`, `?`, `[…]`, `{…}`, `**` across folders), or a list of them";

  static final String PATH_COLUMN =
      "a text column to add at the end, with the path of each row's file";

  static final String PARAMETERS =
      "the values of the parameters of `query` by name: `{age: 10}` for `:age`, `@age` or `$age`";

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

  /**
   * The query of a read with its parameters; empty if there is none.
   *
   * @throws IllegalArgumentException if the parameters aren't those of the query
   */
  static Optional<SqliteQuery> query(
      @Nullable String query, @Nullable Map<String, Literal> parameters) {
    if (query == null && parameters != null) {
      throw new IllegalArgumentException(
          "Option 'parameters' can't be given without option 'query'");
    }
    return query == null
        ? Optional.empty()
        : Optional.of(SqliteQuery.named(query, parameters == null ? Map.of() : values(parameters)));
  }

  private static Map<String, Object> values(Map<String, Literal> parameters) {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters.forEach(
        (name, literal) -> {
          Object value = literal.value();
          if (value == null) {
            throw new IllegalArgumentException(
                "'parameters' is empty for '%s'; should be a value".formatted(name));
          }
          values.put(name, value);
        });
    return values;
  }

  /**
   * Checks the query of a read that has a table if no query is given.
   *
   * @throws IllegalArgumentException if there is a table too, or the parameters aren't those of the
   *     query
   */
  static void checkQueryInsteadOf(
      @Nullable String table, @Nullable String query, @Nullable Map<String, Literal> parameters) {
    if (table != null && query != null) {
      throw new IllegalArgumentException(
          "Option 'query' can't be given together with option 'table'");
    }
    query(query, parameters);
  }
}
