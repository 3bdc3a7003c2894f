package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Rows;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Pivot gives what SQL's conditional aggregates give. */
class PivotTest {

  private static final List<String> ACTIONS = List.of("gather", "it's", "move", "Ä \"x\"");
  private static final List<String> FUNCTIONS = List.of("sum", "mean", "min", "max", "count");

  @TempDir private Path folder;

  @BeforeEach
  void writeActions() throws IOException {
    NewDatabase.at(
        folder,
        "t.db",
        "CREATE TABLE t (run TEXT, step INTEGER, action TEXT, code INTEGER, reward REAL, cost INTEGER)",
        NewDatabase.insert(
            "t",
            300,
            "CASE n % 7 WHEN 0 THEN NULL ELSE char(97 + n * 7919 % 3) END, n * 7919 % 5,"
                + " CASE n * 31 % 11 WHEN 0 THEN NULL WHEN 1 THEN 'move' WHEN 2 THEN 'move' WHEN 3"
                + " THEN 'it''s' WHEN 4 THEN 'Ä \"x\"' ELSE 'gather' END, n * 31 % 4 - 1,"
                + " CASE n % 6 WHEN 0 THEN NULL ELSE n * 7919 % 64 / 4.0 END, n % 13"));
  }

  private Chunk pivoted(int chunkRows, String config) throws IOException {
    CommandLineRun run = run(chunkRows, "{type: Pivot, config: {%s}}".formatted(config));
    run.assertDone();
    return SqliteLoader.table(folder.resolve("out.db").toString(), "r").loadData();
  }

  private CommandLineRun run(int chunkRows, String step) throws IOException {
    return CommandLineRun.ofSteps(
        folder,
        "chain",
        """
        - {type: ReadFromSqlite, config: {path: FOLDER/t.db, table: t, chunk_size: %d}}
        - %s
        - {type: WriteToSqlite, config: {path: FOLDER/out.db, table: r}}
        """
            .formatted(chunkRows, step));
  }

  private Chunk queried(String sql) {
    return SqliteLoader.query(folder.resolve("t.db").toString(), sql).loadData();
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static String name(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void isSqlsConditionalAggregate(int chunkRows) throws IOException {
    Random random = new Random(chunkRows);
    for (int i = 0; i < 10; i++) {
      List<String> values = new ArrayList<>(ACTIONS);
      values.add("none");
      Collections.shuffle(values, random);
      values = values.subList(0, 1 + random.nextInt(4));
      String fn = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
      String keys = random.nextBoolean() ? "run, step" : "step";
      String listed = values.stream().map(PivotTest::text).collect(Collectors.joining(", "));
      boolean one = random.nextBoolean();
      Chunk pivoted =
          pivoted(
              chunkRows,
              "group_by: [%s], columns: {column: action, values: [%s]}, values: [%s], fn: %s"
                  .formatted(keys, listed, one ? "reward" : "reward, cost * 2", fn));
      List<String> cells = new ArrayList<>();
      for (String value : values) {
        String cell = "%s(CASE WHEN action = %s THEN %s END) AS %s";
        String sqlFn = fn.equals("mean") ? "avg" : fn;
        String end = one ? "" : "_reward";
        cells.add(cell.formatted(sqlFn, text(value), "reward", name(value + end)));
        if (!one) {
          cells.add(cell.formatted(sqlFn, text(value), "cost * 2", name(value + "_cost * 2")));
        }
      }
      String sql =
          "SELECT %1$s, %2$s FROM t GROUP BY %1$s ORDER BY %1$s"
              .formatted(keys, String.join(", ", cells));
      Chunk queried = queried(sql);
      assertThat(pivoted.schema().names()).as(sql).isEqualTo(queried.schema().names());
      assertThat(Rows.of(pivoted)).as(sql).isEqualTo(Rows.of(queried));
    }
  }

  @Test
  void valuesAreReadBeforeTheRunIfNoneAreGiven() throws IOException {
    Chunk actions =
        pivoted(7, "group_by: [], columns: action, values: reward, fn: {type: quantile, q: 1}");
    assertThat(actions.schema().names()).isEqualTo(ACTIONS);
    Chunk codes = pivoted(7, "group_by: [step], columns: code, fn: count");
    assertThat(codes.schema().names()).containsExactly("step", "-1", "0", "1", "2");
    assertThat(Rows.of(codes))
        .isEqualTo(
            Rows.of(
                queried(
                    "SELECT step, sum(code = -1), sum(code = 0), sum(code = 1), sum(code = 2) FROM t"
                        + " GROUP BY step ORDER BY step")));
  }

  @Test
  void stepsOfOneChunkMayComeBeforeThePivot() throws IOException {
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "composite",
            """
            - {type: ReadFromSqlite, name: t, config: {path: FOLDER/t.db, table: t}}
            - {type: Filter, name: some, input: t, config: {keep: code >= 0}}
            - {type: LogForTesting, name: log, input: some, config: {level: DEBUG}}
            - {type: MapToFields, name: odd, input: log, config: {append: true, fields: {odd: step % 2 = 1}}}
            - {type: Rename, name: renamed, input: odd, config: {columns: {odd: is_odd}}}
            - {type: Pivot, name: pivot, input: renamed, config: {group_by: [code], columns: is_odd, fn: count}}
            - {type: WriteToCsv, input: pivot, config: {path: FOLDER/out.csv}}
            """);
    run.assertDone();
    assertThat(Files.readAllLines(folder.resolve("out.csv")).get(0)).isEqualTo("code,false,true");
    assertThat(run.err()).contains("dropped 78 rows;");
  }

  @Test
  void rowsInNoCellAreCountedAndKeepTheirGroup() throws IOException {
    CommandLineRun run =
        run(
            10_000,
            "{type: Pivot, config: {group_by: [action], columns: {column: code, values: [0, '2']},"
                + " fn: count}}");
    run.assertDone();
    assertThat(run.err()).contains("; dropped 160 rows;");
    assertThat(Rows.of(SqliteLoader.table(folder.resolve("out.db").toString(), "r").loadData()))
        .isEqualTo(
            Rows.of(
                queried(
                    "SELECT action, sum(code = 0), sum(code = 2) FROM t GROUP BY action ORDER BY"
                        + " action")));
  }

  @Test
  void severalValuesOfACellEndTheRunWithoutAFunction() throws IOException {
    String config =
        "group_by: [run, step], columns: {column: action, values: [move]}, values: cost";
    CommandLineRun run = run(10_000, "{type: Pivot, config: {%s}}".formatted(config));
    assertThat(run.err())
        .isEqualTo(
            "'cost' of run null, step 0, action move has 2 values, but the function 'only' needs one;"
                + " choose another with 'fn', such as mean\n");
    assertThat(run.exitCode()).isEqualTo(3);
    CommandLineRun single =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - {type: ReadFromSqlite, config: {path: FOLDER/t.db, query: "SELECT step, code, min(cost) AS cost FROM t GROUP BY step, code"}}
            - {type: Pivot, config: {group_by: [step], columns: code, values: cost}}
            - {type: WriteToSqlite, config: {path: FOLDER/out.db, table: r}}
            """);
    single.assertDone();
    assertThat(Rows.of(SqliteLoader.table(folder.resolve("out.db").toString(), "r").loadData()))
        .isEqualTo(
            Rows.of(
                queried(
                    "SELECT step, min(cost) FILTER (WHERE code = -1), min(cost) FILTER (WHERE code = 0),"
                        + " min(cost) FILTER (WHERE code = 1), min(cost) FILTER (WHERE code = 2)"
                        + " FROM t GROUP BY step ORDER BY step")));
  }

  @Test
  void noRowsGiveNoRows() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "step,action,reward\n");
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - {type: ReadFromCsv, config: {path: FOLDER/in.csv}}
            - {type: Pivot, config: {group_by: [step], columns: {column: action, values: [move]}, fn: count}}
            - {type: WriteToCsv, config: {path: FOLDER/out.csv}}
            """);
    run.assertDone();
    assertThat(folder.resolve("out.csv")).hasContent("step,move\r\n");
  }

  @Test
  void tooManyValuesAreRefused() throws IOException {
    Files.writeString(
        folder.resolve("in.csv"),
        "id\n"
            + java.util.stream.IntStream.rangeClosed(0, 1000)
                .mapToObj(id -> id + "\n")
                .collect(Collectors.joining()));
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - {type: ReadFromCsv, config: {path: FOLDER/in.csv}}
            - {type: Pivot, config: {group_by: [], columns: id, fn: count}}
            - {type: WriteToCsv, config: {path: FOLDER/out.csv}}
            """);
    assertThat(run.err())
        .isEqualTo(
            "pipeline.yaml:5:53: column 'id' has more than 1,000 different values, too many for a"
                + " column of each; name the values to take\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
