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
import farm.analysis.operator.Collected;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.problem.RequestException;
import farm.analysis.write.Manifest;
import farm.analysis.write.Publication;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.TupleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writing to a database on a runner that repeats work. */
class RepeatedWriteTest {

  private static final Schema NUMBERS = Schema.of(new Field("n", ColumnType.LONG));

  private static final Schema SCHEMA =
      Schema.of(
          new Field("n", ColumnType.LONG),
          new Field("Share", ColumnType.DOUBLE),
          new Field("alive", ColumnType.BOOLEAN),
          new Field("farm_bundle", ColumnType.TEXT),
          new Field("FARM_BUNDLE_", ColumnType.JSON));

  /** Two rows are equal: values alone don't tell rows apart. */
  private static final List<List<Object>> ROWS =
      List.of(
          row(1L, 0.5, true, "Grüße", "{\"b\":  1}"),
          row(null, null, null, null, null),
          row(null, null, null, null, null),
          row(2L, Double.NaN, false, "", "[1.0]"));

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  void whatIsDoneAgainIsWrittenOnce(WriteMode mode) {
    JdbcDatabase database =
        Postgres.database(
            "CREATE TABLE t (n BIGINT, \"Share\" DOUBLE PRECISION, alive BOOLEAN, farm_bundle TEXT,"
                + " \"FARM_BUNDLE_\" JSON)",
            "INSERT INTO t (n) VALUES (0)");
    Attempts write = new Attempts(new JdbcTable(database, "t", mode, "farm_x"), SCHEMA);
    write.make();
    String zombie = write.bundle(Rows.chunk(SCHEMA, ROWS));
    write.make();
    List<String> bundles =
        List.of(write.bundle(Rows.chunk(SCHEMA, ROWS)), write.bundle(Rows.chunk(SCHEMA, ROWS)));
    assertThat(write.finish(bundles)).isEqualTo(8);
    String late = write.bundle(Rows.chunk(SCHEMA, ROWS));
    write.make();
    assertThat(write.finish(bundles)).isEqualTo(8);
    assertThat(write.finish(List.of(zombie, late))).isEqualTo(8);
    List<List<Object>> expected = new ArrayList<>(ROWS);
    expected.addAll(ROWS);
    if (mode == WriteMode.APPEND) {
      expected.add(row(0L, null, null, null, null));
    }
    write.table.dropStaging();
    assertThat(rows(database, "t")).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(WriteJdbcTest.tables(database)).containsExactly("t");
  }

  @Test
  void whatABundleWroteBeforeItFailedDoesNotCount() {
    JdbcDatabase database = Postgres.database();
    Attempts write =
        new Attempts(new JdbcTable(database, "t", WriteMode.REPLACE, "farm_x"), NUMBERS);
    List<List<Object>> numbers = LongStream.range(0, 2500).mapToObj(Rows::row).toList();
    write.make();
    OperatorInstance failed = write.begin();
    failed.add(Rows.chunk(NUMBERS, numbers), new Collected<>());
    failed.close();
    assertThat(rows(database, "farm_x")).hasSize(2000);
    write.finish(List.of(write.bundle(Rows.chunk(NUMBERS, numbers))));
    assertThat(rows(database, "t")).containsExactlyInAnyOrderElementsOf(numbers);
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  @Timeout(120)
  void ofTwoAttemptsAtATimeOneWrites(WriteMode mode) throws SQLException {
    JdbcDatabase database =
        Postgres.database("CREATE TABLE t (n BIGINT)", "INSERT INTO t VALUES (0)");
    Attempts write = new Attempts(new JdbcTable(database, "t", mode, "farm_x"), NUMBERS);
    write.make();
    List<String> bundles = List.of(write.bundle(Rows.chunk(NUMBERS, row(1L), row(2L))));
    List<CompletableFuture<Long>> attempts = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE farm_x_bundles IN SHARE MODE"); // both read it as empty
      attempts.add(CompletableFuture.supplyAsync(() -> write.finish(bundles)));
      attempts.add(CompletableFuture.supplyAsync(() -> write.finish(bundles)));
      while (waiting(statement) < 2) {
        assertThat(attempts).noneMatch(CompletableFuture::isDone);
      }
      connection.commit();
    }
    assertThat(attempts).extracting(CompletableFuture::join).containsExactly(2L, 2L);
    List<List<Object>> expected = new ArrayList<>(List.of(row(1L), row(2L)));
    if (mode == WriteMode.APPEND) {
      expected.add(row(0L));
    }
    assertThat(rows(database, "t")).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static int waiting(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void aFinishThatFailedIsDoneAgain() {
    JdbcDatabase database =
        Postgres.database("CREATE TABLE t (n BIGINT CHECK (n < 9))", "INSERT INTO t VALUES (1)");
    Attempts write =
        new Attempts(new JdbcTable(database, "t", WriteMode.APPEND, "farm_x"), NUMBERS);
    write.make();
    List<String> bundles = List.of(write.bundle(Rows.chunk(NUMBERS, row(9L))));
    assertThatThrownBy(() -> write.finish(bundles))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("violates check constraint \"t_n_check\"");
    assertThat(rows(database, "t")).containsExactly(row(1L));
    Postgres.execute(database, "ALTER TABLE t DROP CONSTRAINT t_n_check");
    assertThat(write.finish(bundles)).isEqualTo(1);
    assertThat(rows(database, "t")).containsExactlyInAnyOrder(row(1L), row(9L));
  }

  @Test
  void aTableOfNoRowsIsMadeOnce() {
    JdbcDatabase database = Postgres.database();
    Attempts write =
        new Attempts(new JdbcTable(database, "t", WriteMode.REPLACE, "farm_x"), NUMBERS);
    write.make();
    assertThat(write.finish(List.of())).isZero();
    assertThat(write.finish(List.of())).isZero();
    assertThat(rows(database, "t")).isEmpty();
  }

  @Test
  void whatCannotBeMadeIsSaid() {
    JdbcDatabase database = Postgres.database();
    Attempts write =
        new Attempts(new JdbcTable(database, "lab.t", WriteMode.REPLACE, "farm_x"), NUMBERS);
    assertThatThrownBy(write::make)
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("schema \"lab\" does not exist");
  }

  @Test
  void aRowThatTheDatabaseRefusesIsSaidWithoutItsValues() {
    JdbcDatabase database = Postgres.database();
    Schema schema = Schema.of(new Field("genome", ColumnType.JSON));
    Attempts write =
        new Attempts(new JdbcTable(database, "t", WriteMode.REPLACE, "farm_x"), schema);
    write.make();
    assertThatThrownBy(() -> write.bundle(Rows.chunk(schema, row("{"))))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith(
            database.url()
                + ": table 't' can't be written: ERROR: invalid input syntax for type json;");
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  void theSqlIsNotOfPostgresAlone(WriteMode mode) {
    JdbcDatabase database = JdbcDatabase.at("jdbc:sqlite:" + folder.resolve("out.db"));
    Postgres.execute(database, "CREATE TABLE t (n BIGINT)", "INSERT INTO t VALUES (0)");
    Attempts write = new Attempts(new JdbcTable(database, "t", mode, "farm_x"), NUMBERS);
    write.make();
    write.make();
    write.bundle(Rows.chunk(NUMBERS, row(1L)));
    List<String> bundles = List.of(write.bundle(Rows.chunk(NUMBERS, row(1L))));
    assertThat(write.finish(bundles)).isEqualTo(1);
    assertThat(write.finish(bundles)).isEqualTo(1);
    assertThat(rows(database, "t"))
        .containsExactlyElementsOf(
            mode == WriteMode.APPEND ? List.of(row(0L), row(1L)) : List.of(row(1L)));
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  void aRunLeavesTheTableAlone(WriteMode mode) {
    JdbcDatabase database = Postgres.database("CREATE SCHEMA lab");
    WriteJdbc write = WriteJdbc.to(database, "lab.t").withMode(mode);
    Chunk chunk = Rows.chunk(SCHEMA, ROWS); // twice from one origin, as FromRows may give them
    run(write, chunk, chunk);
    List<List<Object>> expected = new ArrayList<>(ROWS);
    expected.addAll(ROWS);
    assertThat(rows(database, "t")).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(WriteJdbcTest.tables(database)).hasSize(3).contains("t");
    write.discard();
    assertThat(WriteJdbcTest.tables(database)).containsExactly("t");
  }

  private static void run(WriteJdbc write, Chunk... chunks) {
    Pipeline pipeline = Pipeline.create();
    pipeline.apply(Create.of(List.of(chunks)).withCoder(ChunkCoder.of(SCHEMA))).apply(write);
    pipeline.run().waitUntilFinish();
  }

  private static List<List<Object>> rows(JdbcDatabase database, String table) {
    return Rows.of(JdbcLoader.table(database, table).loadData());
  }

  /** The steps of one write, which a test repeats as a runner may. */
  private static final class Attempts {

    private final JdbcTable table;
    private final Schema schema;
    private final StagingTables tables;

    Attempts(JdbcTable table, Schema schema) {
      this.table = table;
      this.schema = schema;
      this.tables = new StagingTables(table, table.statements(schema));
    }

    void make() {
      tables.make();
    }

    OperatorInstance begin() {
      RowSetter setter = new RowSetter(schema, tables.statements().textType());
      return new WriteBundles(tables, setter, new TupleTag<>()).begin(Facts.NONE);
    }

    String bundle(Chunk chunk) {
      Collected<Manifest> ids = new Collected<>();
      OperatorInstance instance = begin();
      instance.add(chunk, ids);
      assertThat(ids.values()).isEmpty();
      instance.finish(ids);
      assertThat(ids.values()).hasSize(1);
      return (String) ids.values().get(0).parts().get(0);
    }

    /** Finishes the table; returns the number of rows that it got from this write. */
    long finish(List<String> bundles) {
      FinishStaging end = new FinishStaging(tables, "t");
      Publication.publish(List.of(end), List.of(Manifest.of(end.id(), bundles)));
      try (Connection connection = table.database().connect();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(tables.statements().bundles().countRows())) {
        rows.next();
        return rows.getLong(1);
      } catch (SQLException e) {
        throw table.failure(e);
      }
    }
  }
}
