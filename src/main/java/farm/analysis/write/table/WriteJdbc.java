package farm.analysis.write.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.problem.RequestException;
import farm.analysis.rows.Chunks;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.write.Output;
import java.util.UUID;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Wait;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;

/**
 * Writes all rows to one table of a database that has a JDBC driver, in no order.
 *
 * <p>Batches go to a table of their own beside it ({@code farm_…}) by {@link JdbcIO}, and from
 * there to the table in one transaction when all rows are there: until then, and after a failure,
 * the table is as it was, if the database can take back a DROP TABLE (PostgreSQL, not MySQL). A
 * runner that repeats a failed batch may write its rows twice; the DirectRunner repeats none.
 */
public final class WriteJdbc extends Output {

  private static final int BATCH_ROWS = 1000;

  private final JdbcTable table;

  private WriteJdbc(JdbcTable table) {
    this.table = table;
  }

  /**
   * Replaces the table, {@code name} or {@code schema.name}, or makes it.
   *
   * @throws RequestException if it is one of SQLite, which can't take several writers
   */
  public static WriteJdbc to(JdbcDatabase database, String table) {
    if (database.url().startsWith("jdbc:sqlite:")) {
      throw new RequestException(
          database.url(),
          "%s: a SQLite database should be written with WriteToSqlite".formatted(database.shown()));
    }
    String staging = "farm_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    return new WriteJdbc(new JdbcTable(database, table, WriteMode.REPLACE, staging));
  }

  /** This in another mode. */
  public WriteJdbc withMode(WriteMode mode) {
    return new WriteJdbc(new JdbcTable(table.database(), table.table(), mode, table.staging()));
  }

  @Override
  public String path() {
    return "%s, table '%s'".formatted(table.database().shown(), table.table());
  }

  @Override
  public boolean changes(String input) {
    return input.startsWith(table.database().shown() + ", ")
        && input.equals("%s, table '%s'".formatted(table.database().shown(), table.storedName()));
  }

  @Override
  public void discard() {
    table.dropStaging();
  }

  /**
   * Checks the table before any row is there.
   *
   * @throws RequestException if the database can't be reached, or the table can't take these
   *     columns
   */
  @Override
  public PCollection<String> of(ChunkFlow flow) {
    PCollection<Chunk> chunks = flow.collection("Chunks");
    Schema schema = flow.schema();
    JdbcStatements statements = table.statements(schema);
    PCollection<String> ready =
        once(chunks, "Ready")
            .apply("MakeStaging", ParDo.of(new MakeStagingFn(table, statements)))
            .setCoder(StringUtf8Coder.of());
    PCollection<Void> written =
        chunks
            .apply("OnceReady", Wait.on(ready))
            .setCoder(ChunkCoder.of(schema))
            .apply("ToRows", Chunks.toRows())
            .apply(
                "WriteStaging",
                JdbcIO.<Row>write()
                    .withDataSourceConfiguration(table.database().configuration())
                    .withStatement(statements.insert())
                    .withBatchSize(BATCH_ROWS)
                    .withPreparedStatementSetter(new RowSetter(schema, statements.textType()))
                    .withResults());
    return once(chunks, "All")
        .apply("OnceWritten", Wait.on(written))
        .apply("FinishTable", ParDo.of(new FinishStagingFn(table, statements)))
        .setCoder(StringUtf8Coder.of());
  }

  private PCollection<String> once(PCollection<Chunk> chunks, String name) {
    return chunks.getPipeline().apply(name, Create.of(path()).withCoder(StringUtf8Coder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("table", path()));
  }
}
