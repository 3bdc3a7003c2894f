package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.load.sqlite.table.ReaderChoice;
import farm.analysis.pipeline.step.Literal;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a table, a view or the result of a SELECT from one SQLite database. */
@Described(
    value = "Reads a table, a view or the result of a SELECT from one SQLite database.",
    example =
        """
        - type: ReadFromSqlite
          config: {path: farm.db, query: "SELECT step, energy FROM agents WHERE energy > 0"}
        """)
public record ReadFromSqliteStep(
    @Option("the database") String path,
    @Option(value = "a table or view", otherwise = "none; then `query` is required")
        @Nullable String table,
    @Option(value = "a SELECT; rows keep its order", otherwise = "none; then `table` is required")
        @Nullable String query,
    @Option(value = SharedOptions.PARAMETERS, otherwise = "none")
        @Nullable Map<String, Literal> parameters,
    @Option(value = SharedOptions.COLUMNS, otherwise = SharedOptions.COLUMNS_OTHERWISE)
        @Nullable List<String> columns,
    @Option(value = SharedOptions.SCHEMA, otherwise = SharedOptions.SCHEMA_OTHERWISE)
        @Nullable Map<String, ColumnType> schema,
    @Option(value = SharedOptions.CHUNK_SIZE, otherwise = SharedOptions.CHUNK_SIZE_OTHERWISE)
        @Nullable Integer chunkSize,
    @Option(value = SharedOptions.READER, otherwise = "`auto`") @Nullable ReaderChoice reader)
    implements StepConfig.Read {

  /** Checks that either a table or a query is given, and that the query has its parameters. */
  public ReadFromSqliteStep {
    if ((table == null) == (query == null)) {
      throw new IllegalArgumentException(
          "ReadFromSqlite needs either option 'table' or option 'query', was given %s"
              .formatted(table == null ? "neither" : "both"));
    }
    SharedOptions.query(query, parameters); // checks the parameters
  }

  @Override
  public DataLoader input() {
    SqliteLoader loader =
        SharedOptions.query(query, parameters)
            .map(select -> SqliteLoader.query(path, select))
            .orElseGet(() -> SqliteLoader.table(path, String.valueOf(table)));
    return reader == null ? loader : loader.withReader(reader);
  }
}
