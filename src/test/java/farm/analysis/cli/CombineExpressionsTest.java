package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Rows;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Combine groups by expressions, and aggregates them. */
class CombineExpressionsTest {

  private static final List<String> KEYS =
      List.of(
          "a",
          "a / 3",
          "case when a % 2 = 0 then 'even' end",
          "lower(s)",
          "coalesce(s, 'none')",
          "cast(x as long)");
  private static final List<String> VALUES =
      List.of("a", "a * 2 - a", "x", "x * a", "length(s)", "cast(x as long) % 5", "1");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void givesWhatSqliteGives(int chunkRows) throws IOException {
    NewDatabase.at(
        folder,
        "t.db",
        "CREATE TABLE t (a INTEGER, x REAL, s TEXT)",
        NewDatabase.insert(
            "t",
            200,
            "CASE n % 9 WHEN 0 THEN NULL ELSE n * 7919 % 11 END, CASE n % 7 WHEN 0 THEN NULL ELSE n"
                + " * 7919 % 64 / 4.0 END, CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN 'A' WHEN 2 THEN"
                + " 'a' ELSE 'bc' END"));
    Random random = new Random(chunkRows);
    for (int i = 0; i < 15; i++) {
      String key = KEYS.get(random.nextInt(KEYS.size()));
      String value = VALUES.get(random.nextInt(VALUES.size()));
      assertThat(combined(chunkRows, key, value))
          .as("%s by %s", value, key)
          .isEqualTo(queried(key, value));
    }
  }

  private List<?> combined(int chunkRows, String key, String value) throws IOException {
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - {type: ReadFromSqlite, config: {path: FOLDER/t.db, table: t, chunk_size: %d}}
            - type: Combine
              config:
                group_by: {k: "%s"}
                combine: {n: {value: "%3$s", fn: count}, low: {value: "%3$s", fn: min}, all: {value: "%3$s", fn: sum}}
            - {type: WriteToSqlite, config: {path: FOLDER/out.db, table: r}}
            """
                .formatted(chunkRows, key, value));
    run.assertDone();
    return Rows.of(SqliteLoader.table(folder.resolve("out.db").toString(), "r").loadData());
  }

  private List<?> queried(String key, String value) {
    String sql =
        "SELECT k, count(v) n, min(v) low, sum(v) \"all\" FROM (SELECT %s AS k, %s AS v FROM t)"
            + " GROUP BY k ORDER BY k";
    return Rows.of(
        SqliteLoader.query(
                folder.resolve("t.db").toString(),
                sql.formatted(key, value).replace("as long", "as integer"))
            .loadData());
  }

  private String combined(String csv, String combine) throws IOException {
    Files.writeString(folder.resolve("in.csv"), csv);
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - {type: ReadFromCsv, config: {path: FOLDER/in.csv}}
            - {type: Combine, config: {%s}}
            - {type: WriteToCsv, config: {path: FOLDER/out.csv}}
            """
                .formatted(combine));
    run.assertDone();
    return Files.readString(folder.resolve("out.csv")).replace("\r\n", "\n");
  }

  @Test
  void keysAreColumnsAndNamedExpressions() throws IOException {
    String csv = "run,step\na,1\na,12\nb,13\nb,25\n";
    assertThat(
            combined(
                csv,
                "group_by: [run, {ten: 'bin(step, 10)', late: step > 20}], combine: {n: count}"))
        .isEqualTo("run,ten,late,n\na,0,false,1\na,10,false,1\nb,10,false,1\nb,20,true,1\n");
    assertThat(combined(csv, "group_by: {ten: 'bin(step, 10)'}, combine: {n: count}"))
        .isEqualTo("ten,n\n0,1\n10,2\n20,1\n");
    assertThat(combined(csv, "group_by: {step: step / 10}, combine: {n: count}"))
        .isEqualTo("step,n\n0,1\n1,2\n2,1\n");
  }

  @Test
  void aColumnOfThisNameWinsOverAnExpression() throws IOException {
    String csv = "a-b,a,b,count turtles,c\n1,10,2,red,5\n2,20,3,blue,6\n";
    String combine =
        "group_by: [count turtles], combine: {column: {value: a-b, fn: sum}, computed: {value: a - b,"
            + " fn: sum}, quoted: {value: '\"a-b\" + c', fn: sum}}";
    assertThat(combined(csv, combine))
        .isEqualTo("count turtles,column,computed,quoted\nblue,2,17,8\nred,1,8,6\n");
    assertThat(combined(csv, "group_by: {color: count turtles}, combine: {n: count}"))
        .isEqualTo("color,n\nblue,1\nred,1\n");
  }

  @Test
  void aReadThatNamesItsColumnsIsPrunedTo() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "a,b,broken\n1,2,3\n4,5,6\n");
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - {type: ReadFromCsv, config: {path: FOLDER/in.csv, columns: [a, b, broken]}}
            - {type: Combine, config: {group_by: [], combine: {n: {value: a * b, fn: sum}}}}
            - {type: WriteToCsv, config: {path: FOLDER/out.csv}}
            """);
    run.assertDone();
    assertThat(folder.resolve("out.csv")).hasContent("n\r\n22\r\n");
    CommandLineRun explained =
        CommandLineRun.of("check", "--explain", folder.resolve("pipeline.yaml").toString());
    assertThat(explained.out()).contains("column   b long").doesNotContain("column   broken");
  }

  @Test
  void missingAndEmptyInputGiveWhatTheyGiveWithoutExpressions() throws IOException {
    assertThat(
            combined(
                "a,b\n1,\n,2\n", "group_by: {c: a + b}, combine: {n: {value: a * b, fn: sum}}"))
        .isEqualTo("c,n\n,\n");
    assertThat(combined("a,b\n", "group_by: [], combine: {n: {value: \"a || b\", fn: count}}"))
        .isEqualTo("n\n0\n");
  }
}
