package farm.analysis.write.table;

import static farm.analysis.chunk.Rows.row;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import farm.analysis.write.ChunkParts;
import farm.analysis.write.Manifest;
import farm.analysis.write.OutputFile;
import farm.analysis.write.Publication;
import farm.analysis.write.Segment;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteSqliteTest {

  private static final Schema SCHEMA =
      Schema.of(new Field("n", ColumnType.LONG), new Field("t", ColumnType.TEXT));

  @TempDir private Path folder;
  private String path;

  @BeforeEach
  void nameTheDatabase() {
    path = folder.resolve("out.db").toString();
  }

  @Test
  void rowsStandInTheOrderOfTheirOrigins() throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    List<List<Object>> expected = new ArrayList<>();
    for (int part = 0; part < 5; part++) {
      for (int ordinal = 0; ordinal < 8; ordinal++) {
        List<Object> row = row(10L * part + ordinal, "x");
        chunks.add(Rows.chunk(SCHEMA, new Origin("x.db", part, ordinal, 0), List.of(row)));
        expected.add(row);
      }
    }
    Collections.shuffle(chunks, new Random(3));
    path = folder.resolve("new folder/out?.db").toString();
    WriteSqlite write = WriteSqlite.to(path, "t");
    write(write, chunks);
    write.discard();
    assertThat(Rows.of(SqliteLoader.table(path, "t").loadData())).isEqualTo(expected);
    assertThat(filesIn(folder.resolve("new folder"))).containsExactly("out?.db");
  }

  @Test
  void aTableOfNoRowsIsMadeToo() {
    write(WriteSqlite.to(path, "a \"table\""), List.of());
    SqliteLoader loader = SqliteLoader.table(path, "a \"table\"");
    assertThat(loader.schema()).isEqualTo(SCHEMA);
    assertThat(loader.loadData().rowCount()).isZero();
  }

  @Test
  void replaceMakesTheTableAnewAndLeavesTheOthers() {
    execute("CREATE TABLE T (x TEXT)", "INSERT INTO T VALUES ('old')", "CREATE TABLE u (y)");
    write(WriteSqlite.to(path, "t"), List.of(Rows.chunk(SCHEMA, row(1L, "new"))));
    assertThat(SqliteLoader.table(path, "t").schema()).isEqualTo(SCHEMA);
    assertThat(tableRows("t")).containsExactly(row(1L, "new"));
    assertThat(SqliteLoader.table(path, "u").schema().names()).containsExactly("y");
  }

  @Test
  void appendAddsRowsByColumnName() {
    execute(
        "CREATE TABLE t (t TEXT, extra INTEGER, N INTEGER)", "INSERT INTO t VALUES ('a', 5, 6)");
    WriteSqlite append = WriteSqlite.to(path, "t").withMode(WriteMode.APPEND);
    write(append, List.of(Rows.chunk(SCHEMA, row(1L, "b"), row(null, null))));
    assertThat(tableRows("t"))
        .containsExactly(row("a", 5L, 6L), row("b", null, 1L), row(null, null, null));
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  void aRunnerThatWritesTwiceAddsRowsOnce(WriteMode mode) throws IOException {
    execute("CREATE TABLE t (n INTEGER, t TEXT)", "INSERT INTO t VALUES (1, 'old')");
    WriteSqlite write = WriteSqlite.to(path, "t").withMode(mode);
    for (int time = 0; time < 2; time++) {
      Pipeline pipeline = Pipeline.create();
      created(pipeline, List.of(Rows.chunk(SCHEMA, row(2L, "new")))).apply(write);
      pipeline.run().waitUntilFinish();
    }
    write.discard();
    assertThat(tableRows("t"))
        .isEqualTo(
            mode == WriteMode.APPEND
                ? List.of(row(1L, "old"), row(2L, "new"))
                : List.of(row(2L, "new")));
    assertThat(tableRows("sqlite_schema")).hasSize(1);
    assertThat(filesIn(folder)).containsExactly("out.db");
  }

  @Test
  void anotherFileSystemIsRefused() {
    assertThatThrownBy(() -> WriteSqlite.to("hdfs://runs/out.db", "t"))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "hdfs://runs/out.db: can't be written: a SQLite database should be a local file");
  }

  @Test
  void appendMakesATableThatIsNotThere() {
    WriteSqlite append = WriteSqlite.to(path, "t").withMode(WriteMode.APPEND);
    write(append, List.of(Rows.chunk(SCHEMA, row(1L, "b"))));
    assertThat(tableRows("t")).containsExactly(row(1L, "b"));
  }

  @Test
  void aFailureBeforeAllRowsAreThereLeavesTheDatabaseAsItWas() throws IOException {
    execute("CREATE TABLE t (x TEXT)", "INSERT INTO t VALUES ('old')");
    byte[] before = Files.readAllBytes(Path.of(path));
    WriteSqlite write = WriteSqlite.to(path, "t");
    Pipeline pipeline = Pipeline.create();
    created(pipeline, List.of(Rows.chunk(SCHEMA, row(1L, "a")), Rows.chunk(SCHEMA, row(666L, "b"))))
        .apply(MapElements.via(new FailAt666()))
        .setCoder(ChunkCoder.of(SCHEMA))
        .apply(write);
    assertThatThrownBy(pipeline::run).isInstanceOf(PipelineExecutionException.class);
    write.discard();
    assertThat(Files.readAllBytes(Path.of(path))).isEqualTo(before);
    assertThat(filesIn(folder)).containsExactly("out.db");
  }

  @Test
  void aFailureWhileTheTableIsWrittenLeavesTheOldTable() throws IOException {
    execute("CREATE TABLE t (x TEXT)", "INSERT INTO t VALUES ('old')");
    Chunk wrong = Rows.chunk(SCHEMA, new Origin("in", 1, 0, 0), List.of(row(2L, "\uD800")));
    WriteSqlite write = WriteSqlite.to(path, "t");
    assertThatThrownBy(() -> write(write, List.of(Rows.chunk(SCHEMA, row(1L, "a")), wrong)))
        .hasCauseInstanceOf(DataException.class)
        .cause()
        .hasMessage("in: column 't' has a text with half a surrogate pair, which UTF-8 can't hold");
    write.discard();
    assertThat(tableRows("t")).containsExactly(row("old"));
    assertThat(filesIn(folder)).containsExactly("out.db");
  }

  @Test
  void aFailureLeavesNoNewDatabase() throws IOException {
    WriteSqlite write = WriteSqlite.to(path, "t");
    assertThatThrownBy(() -> write(write, List.of(Rows.chunk(SCHEMA, row(2L, "\uD800")))))
        .hasCauseInstanceOf(DataException.class);
    write.discard();
    assertThat(filesIn(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tablesOfOneNewDatabaseAreAllThere(boolean together) throws Exception {
    List<FinishTable> ends = new ArrayList<>();
    List<Manifest> manifests = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      OutputFile file = OutputFile.at(path);
      Files.createDirectory(Path.of(file.parts()));
      ChunkParts parts = new ChunkParts(SCHEMA);
      SqliteTable table = new SqliteTable(file, "t" + i, WriteMode.REPLACE, TriggerMode.REFUSE);
      ends.add(new FinishTable(table, parts));
      List<Segment> segments = written(file, parts, Rows.chunk(SCHEMA, row((long) i, "x")));
      manifests.add(Manifest.of(file.parts(), segments));
    }
    if (together) {
      Publication.publish(List.copyOf(ends), manifests);
    } else {
      ends.stream()
          .map(end -> runAsync(() -> Publication.publish(List.of(end), manifests)))
          .toList()
          .forEach(CompletableFuture::join);
    }
    for (int i = 0; i < 4; i++) {
      assertThat(tableRows("t" + i)).containsExactly(row((long) i, "x"));
    }
    ends.forEach(end -> end.table().file().discard());
    assertThat(filesIn(folder)).containsExactly("out.db");
  }

  /** Writes a chunk as a worker does; returns its segments. */
  private static List<Segment> written(OutputFile file, ChunkParts parts, Chunk chunk)
      throws IOException {
    Path part = file.createPart();
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      parts.write(chunk, channel);
      return List.of(
          new Segment(
              chunk.origin(),
              chunk.origin(),
              part.getFileName().toString(),
              0,
              channel.size(),
              chunk.rowCount()));
    }
  }

  @Test
  void aRowThatTheTableRefusesIsSaid() {
    execute("CREATE TABLE t (n INTEGER PRIMARY KEY, t TEXT)", "INSERT INTO t VALUES (1, 'old')");
    WriteSqlite append = WriteSqlite.to(path, "t").withMode(WriteMode.APPEND);
    assertThatThrownBy(
            () -> write(append, List.of(Rows.chunk(SCHEMA, row(2L, "new"), row(1L, "again")))))
        .cause()
        .isInstanceOf(RequestException.class)
        .hasMessage(
            path
                + ": table 't' can't be written: [SQLITE_CONSTRAINT_PRIMARYKEY] A PRIMARY KEY"
                + " constraint failed (UNIQUE constraint failed: t.n)");
    append.discard();
    assertThat(tableRows("t")).containsExactly(row(1L, "old"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IGNORE", "REPLACE"})
  void aRowThatTheTableWouldDropInSilenceIsAnError(String conflict) {
    execute("CREATE TABLE t (n INTEGER, t TEXT, UNIQUE (n) ON CONFLICT " + conflict + ")");
    WriteSqlite append = WriteSqlite.to(path, "t").withMode(WriteMode.APPEND);
    assertThatThrownBy(() -> write(append, List.of(Rows.chunk(SCHEMA, row(1L, "a"), row(1L, "b")))))
        .cause()
        .isInstanceOf(RequestException.class)
        .hasMessage(
            path
                + ": table 't' can't be written: [SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint"
                + " failed (UNIQUE constraint failed: t.n)");
    assertThat(tableRows("t")).isEmpty();
  }

  @Test
  void aTableWithTriggersIsNotAppendedToUnlessTheyMayRun() {
    execute(
        "CREATE TABLE T (n, t)",
        "CREATE TABLE u (x)",
        "CREATE TRIGGER empty AFTER INSERT ON T BEGIN DELETE FROM u; END");
    assertRefused(
        WriteSqlite.to(path, "t").withMode(WriteMode.APPEND),
        SCHEMA,
        path
            + ": table 't' has the trigger 'empty', which could drop rows or change other tables;"
            + " append with triggers: run if it should run, or drop it");
    execute("DROP TABLE T", "CREATE TABLE t (n, t, UNIQUE (n) ON CONFLICT REPLACE)");
    execute("CREATE TRIGGER empty AFTER INSERT ON t BEGIN DELETE FROM u; END");
    assertRefused(
        WriteSqlite.to(path, "t").withMode(WriteMode.APPEND).withTriggers(TriggerMode.RUN),
        SCHEMA,
        path
            + ": table 't' has triggers and the clause 'ON CONFLICT REPLACE', which drops rows;"
            + " should not have both");
  }

  @Test
  void triggersThatMayRunDoAsTheySay() {
    execute(
        "CREATE TABLE t (n INTEGER, t TEXT)",
        "CREATE TABLE seen (t TEXT PRIMARY KEY)",
        "CREATE TRIGGER once AFTER INSERT ON t BEGIN INSERT OR IGNORE INTO seen VALUES (new.t); END",
        "CREATE TRIGGER newest AFTER INSERT ON t BEGIN DELETE FROM t WHERE n < new.n - 1; END");
    WriteSqlite append =
        WriteSqlite.to(path, "t").withMode(WriteMode.APPEND).withTriggers(TriggerMode.RUN);
    write(append, List.of(Rows.chunk(SCHEMA, row(1L, "a"), row(2L, "a"), row(3L, "b"))));
    assertThat(tableRows("t")).containsExactly(row(2L, "a"), row(3L, "b"));
    assertThat(tableRows("seen")).containsExactly(row("a"), row("b"));
  }

  @Test
  void aTriggerThatLeavesOutARowIsAnErrorAndNothingIsWritten() {
    execute(
        "CREATE TABLE t (n INTEGER, t TEXT)",
        "CREATE TRIGGER skip BEFORE INSERT ON t WHEN new.n = 2 BEGIN SELECT raise(ignore); END");
    WriteSqlite append =
        WriteSqlite.to(path, "t").withMode(WriteMode.APPEND).withTriggers(TriggerMode.RUN);
    assertThatThrownBy(() -> write(append, List.of(Rows.chunk(SCHEMA, row(1L, "a"), row(2L, "b")))))
        .cause()
        .isInstanceOf(RequestException.class)
        .hasMessage(
            path
                + ": table 't' can't be written: a trigger left out a row; all rows should be"
                + " written");
    assertThat(tableRows("t")).isEmpty();
  }

  @Test
  void triggersThatReplaceDropsAreNoted() {
    execute("CREATE TABLE t (x)", "CREATE TRIGGER log AFTER INSERT ON t BEGIN SELECT 1; END");
    WriteSqlite replace = WriteSqlite.to(path, "T");
    write(replace, List.of(Rows.chunk(SCHEMA, row(1L, "a"))));
    assertThat(replace.notes())
        .containsExactly(path + ": replacing table 'T' drops its trigger 'log'");
    WriteSqlite again = WriteSqlite.to(path, "T");
    write(again, List.of());
    assertThat(again.notes()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeAnythingRuns() throws IOException {
    execute("CREATE TABLE t (n, tt)", "CREATE VIEW v AS SELECT 1");
    assertRefused(
        WriteSqlite.to(path, "t").withMode(WriteMode.APPEND),
        SCHEMA,
        path + ": table 't' has no column 't'; columns: n, tt");
    assertRefused(WriteSqlite.to(path, "v"), SCHEMA, path + ": 'v' is a view; should be a table");
    assertRefused(
        WriteSqlite.to(path, "t"),
        Schema.of(new Field("a", ColumnType.LONG), new Field("A", ColumnType.LONG)),
        path
            + ": columns 'a' and 'A' have the same name in SQLite, which ignores case; rename one");
    assertRefused(
        WriteSqlite.to(path, "t"), Schema.of(), path + ": table 't' would have no columns");
    String plain = Files.writeString(folder.resolve("plain"), "x".repeat(2000)).toString();
    assertRefused(
        WriteSqlite.to(plain, "t"),
        SCHEMA,
        plain
            + ": table 't' can't be written: [SQLITE_NOTADB] File opened that is not a database"
            + " file (file is not a database)");
    assertThat(Files.readString(Path.of(plain))).hasSize(2000);
  }

  private static void assertRefused(WriteSqlite write, Schema schema, String message) {
    PCollection<Chunk> none = Pipeline.create().apply(Create.<Chunk>empty(ChunkCoder.of(schema)));
    assertThatThrownBy(() -> none.apply(write))
        .isInstanceOf(RequestException.class)
        .hasMessage(message);
  }

  private List<List<Object>> tableRows(String table) {
    return Rows.of(SqliteLoader.table(path, table).loadData());
  }

  private static void write(WriteSqlite write, List<Chunk> chunks) {
    Pipeline pipeline = Pipeline.create();
    created(pipeline, chunks).apply(write);
    pipeline.run().waitUntilFinish();
  }

  private static PCollection<Chunk> created(Pipeline pipeline, List<Chunk> chunks) {
    return pipeline.apply(Create.of(chunks).withCoder(ChunkCoder.of(SCHEMA)));
  }

  private void execute(String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement()) {
      for (String sql : Arrays.asList(statements)) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static final class FailAt666 extends SimpleFunction<Chunk, Chunk> {
    @Override
    public Chunk apply(Chunk chunk) {
      if (Long.valueOf(666).equals(chunk.value(0, 0))) {
        throw new IllegalStateException("made to fail");
      }
      return chunk;
    }
  }
}
