package farm.analysis.write.table;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.jdbc.Postgres;
import farm.analysis.load.jdbc.JdbcLoader;
import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

/** Writing to a real PostgreSQL. */
class WriteJdbcTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("n", ColumnType.LONG),
          new Field("Share", ColumnType.DOUBLE),
          new Field("alive", ColumnType.BOOLEAN),
          new Field("odd \"name\"", ColumnType.TEXT),
          new Field("genome", ColumnType.JSON));

  private static final Schema NUMBERS = Schema.of(new Field("n", ColumnType.LONG));

  @Test
  void whatIsWrittenIsReadBack() {
    JdbcDatabase database = Postgres.database();
    List<List<Object>> rows =
        List.of(
            row(Long.MIN_VALUE, Double.NaN, true, "Grüße 🐑\n", "{\"b\":  1}"),
            row(2L, Double.NEGATIVE_INFINITY, false, "", "[1.0]"),
            row(null, null, null, null, null));
    write(WriteJdbc.to(database, "out"), Rows.chunk(SCHEMA, rows));
    JdbcLoader loader = JdbcLoader.table(database, "out");
    assertThat(loader.schema()).isEqualTo(SCHEMA);
    assertThat(Rows.of(loader.loadData())).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(tables(database)).containsExactly("out");
  }

  @Test
  void moreRowsThanABatchAndNoneAtAll() {
    JdbcDatabase database = Postgres.database("CREATE SCHEMA lab");
    List<List<Object>> rows = LongStream.range(0, 2500).mapToObj(Rows::row).toList();
    write(WriteJdbc.to(database, "lab.many"), Rows.chunk(NUMBERS, rows));
    write(WriteJdbc.to(database, "none"), Rows.chunk(NUMBERS));
    assertThat(numbers(database, "many")).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(numbers(database, "none")).isEmpty();
    assertThat(tables(database)).containsExactly("many", "none");
  }

  @Test
  void replaceMakesTheTableAnew() {
    JdbcDatabase database = Postgres.database("CREATE TABLE t (x TEXT)");
    write(WriteJdbc.to(database, "t"), Rows.chunk(NUMBERS, row(1L)));
    assertThat(numbers(database, "t")).containsExactly(row(1L));
  }

  @Test
  void appendAddsToTheColumnsAsTheyAre() {
    JdbcDatabase database =
        Postgres.database(
            "CREATE TABLE t (id SERIAL PRIMARY KEY, born DATE, N INTEGER)",
            "INSERT INTO t (born, n) VALUES ('2024-01-01', 1)");
    Schema schema = Schema.of(new Field("N", ColumnType.LONG), new Field("born", ColumnType.TEXT));
    WriteJdbc append = WriteJdbc.to(database, "t").withMode(WriteMode.APPEND);
    write(append, Rows.chunk(schema, row(2L, "2024-02-29")));
    assertThat(Rows.of(JdbcLoader.table(database, "t").loadData()))
        .containsExactly(row(1L, "2024-01-01", 1L), row(2L, "2024-02-29", 2L));
  }

  @Test
  void aFailureLeavesTheOldTable() {
    JdbcDatabase database =
        Postgres.database("CREATE TABLE t (n BIGINT CHECK (n < 9))", "INSERT INTO t VALUES (1)");
    WriteJdbc append = WriteJdbc.to(database, "t").withMode(WriteMode.APPEND);
    assertThatThrownBy(() -> write(append, Rows.chunk(NUMBERS, row(2L), row(9L))))
        .cause()
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith(
            database.url()
                + ": table 't' can't be written: ERROR: new row for relation \"t\" violates check"
                + " constraint \"t_n_check\"");
    append.discard();
    assertThat(numbers(database, "t")).containsExactly(row(1L));
    assertThat(tables(database)).containsExactly("t");
  }

  @Test
  void aFailureOfABatchLeavesTheOldTable() {
    JdbcDatabase database =
        Postgres.database("CREATE TABLE t (n BIGINT)", "INSERT INTO t VALUES (1)");
    Schema json = Schema.of(new Field("n", ColumnType.JSON));
    WriteJdbc write = WriteJdbc.to(database, "t");
    assertThatThrownBy(() -> write(write, Rows.chunk(json, row("{"))))
        .isInstanceOf(PipelineExecutionException.class)
        .hasMessageContaining("invalid input syntax for type json");
    write.discard();
    assertThat(numbers(database, "t")).containsExactly(row(1L));
    assertThat(tables(database)).containsExactly("t");
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeAnythingRuns() {
    JdbcDatabase database = Postgres.database("CREATE TABLE t (m BIGINT, x TEXT)");
    assertThatThrownBy(
            () ->
                write(WriteJdbc.to(database, "t").withMode(WriteMode.APPEND), Rows.chunk(NUMBERS)))
        .isInstanceOf(RequestException.class)
        .hasMessage(database.url() + ": table 't' has no column 'n'; columns: m, x");
    assertThatThrownBy(() -> WriteJdbc.to(JdbcDatabase.at("jdbc:sqlite:x.db"), "t"))
        .isInstanceOf(RequestException.class)
        .hasMessage("jdbc:sqlite:x.db: a SQLite database should be written with WriteToSqlite");
  }

  @Test
  void aTableThatIsReadIsKnownHoweverItIsCalled() {
    JdbcDatabase database =
        Postgres.database("CREATE TABLE t (n BIGINT)", "CREATE TABLE u (n INT)");
    String input = JdbcLoader.table(database, "t").inputs().sources().get(0).input();
    assertThat(WriteJdbc.to(database, "public.t").changes(input)).isTrue();
    assertThat(WriteJdbc.to(database, "T").changes(input)).isTrue();
    assertThat(WriteJdbc.to(database, "u").changes(input)).isFalse();
    assertThat(WriteJdbc.to(database, "t").changes("t")).isFalse();
  }

  private static void write(WriteJdbc write, Chunk chunk) {
    Pipeline pipeline = Pipeline.create();
    PCollection<Chunk> chunks =
        pipeline.apply(Create.of(chunk).withCoder(ChunkCoder.of(chunk.schema())));
    chunks.apply(write);
    pipeline.run().waitUntilFinish();
    write.discard();
  }

  private static List<List<Object>> numbers(JdbcDatabase database, String table) {
    return Rows.of(JdbcLoader.table(database, table).withColumns("n").loadData());
  }

  /** The names of all tables that a user has made. */
  static List<Object> tables(JdbcDatabase database) {
    return Rows.of(
        JdbcLoader.query(
                database,
                "SELECT tablename FROM pg_tables WHERE schemaname IN ('public', 'lab')"
                    + " ORDER BY tablename")
            .loadData()
            .column(0));
  }
}
