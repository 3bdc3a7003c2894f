package farm.analysis.process.value;

import static farm.analysis.chunk.ColumnType.BOOLEAN;
import static farm.analysis.chunk.ColumnType.DOUBLE;
import static farm.analysis.chunk.ColumnType.JSON;
import static farm.analysis.chunk.ColumnType.LONG;
import static farm.analysis.chunk.ColumnType.TEXT;
import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import farm.analysis.process.EveryChunking;
import farm.analysis.process.Process;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnpivotTest {

  private static final Schema STEPS =
      Schema.of(
          new Field("step", LONG),
          new Field("births", LONG),
          new Field("run", TEXT),
          new Field("deaths", LONG),
          new Field("energy", DOUBLE),
          new Field("alive", BOOLEAN),
          new Field("details", JSON));

  private static final Chunk ROWS =
      Rows.chunk(
          STEPS,
          List.of(
              row(1L, 5L, "a", null, 0.5, true, "[1]"),
              row(2L, null, "b", 7L, Double.NaN, null, "{}")));

  @Test
  void eachValueBecomesARowAfterTheOtherColumns() {
    Unpivot unpivot = Unpivot.columns(List.of("deaths", "births")).into("event", "agents");
    assertThat(Process.schemaOf(unpivot, STEPS).toString())
        .isEqualTo(
            "step long, run text, energy double, alive boolean, details json, event text, agents"
                + " long");
    assertThat(EveryChunking.rows(unpivot, ROWS))
        .containsExactly(
            row(1L, "a", 0.5, true, "[1]", "deaths", null),
            row(1L, "a", 0.5, true, "[1]", "births", 5L),
            row(2L, "b", Double.NaN, null, "{}", "deaths", 7L),
            row(2L, "b", Double.NaN, null, "{}", "births", null));
  }

  @Test
  void missingValuesCanBeLeftOutAndAreCounted() {
    Unpivot unpivot = Unpivot.columns(List.of("births", "deaths")).withoutMissing();
    TreeMap<String, Long> counts = new TreeMap<>();
    assertThat(Rows.of(unpivot.process(ROWS, counts::put).project(List.of("name", "value"))))
        .containsExactly(row("births", 5L), row("deaths", 7L));
    assertThat(counts).containsExactly(java.util.Map.entry(Process.DROPPED, 2L));
  }

  @Test
  void numbersBecomeDoublesAndJsonBesideTextBecomesText() {
    Chunk numbers = ROWS.project(List.of("births", "energy"));
    assertThat(EveryChunking.rows(Unpivot.columns(List.of("births", "energy")), numbers))
        .containsExactly(
            row("births", 5.0), row("energy", 0.5), row("births", null), row("energy", Double.NaN));
    Chunk texts = ROWS.project(List.of("run", "details"));
    assertThat(Process.schemaOf(Unpivot.columns(List.of("run", "details")), texts.schema()))
        .isEqualTo(Schema.of(new Field("name", TEXT), new Field("value", TEXT)));
    assertThat(EveryChunking.rows(Unpivot.columns(List.of("run", "details")), texts))
        .containsExactly(
            row("run", "a"), row("details", "[1]"), row("run", "b"), row("details", "{}"));
  }

  @Test
  void allNumbersAndTruthValuesButTheRepeatedOnesBecomeRows() {
    Unpivot unpivot = Unpivot.numbers(List.of("run", "step")).into("name", "number");
    assertThat(Process.schemaOf(unpivot, STEPS))
        .hasToString("run text, step long, name text, number double");
    assertThat(EveryChunking.rows(unpivot.withoutMissing(), ROWS))
        .containsExactly(
            row("a", 1L, "births", 5.0),
            row("a", 1L, "energy", 0.5),
            row("a", 1L, "alive", 1.0),
            row("b", 2L, "deaths", 7.0),
            row("b", 2L, "energy", Double.NaN));
    Chunk whole = ROWS.project(List.of("details", "births", "alive"));
    assertThat(EveryChunking.rows(Unpivot.numbers(List.of()), whole))
        .containsExactly(
            row("births", 5L), row("alive", 1L), row("births", null), row("alive", null));
    Chunk truths = ROWS.project(List.of("run", "alive"));
    assertThat(EveryChunking.rows(Unpivot.numbers(List.of("run")), truths))
        .containsExactly(row("a", "alive", 1L), row("b", "alive", null));
  }

  @Test
  void noRowsGiveNoRows() {
    assertThat(EveryChunking.rows(Unpivot.columns(List.of("births")), ROWS.slice(0, 0))).isEmpty();
  }

  @Test
  void wrongColumnsAreRefused() {
    assertRefused(
        Unpivot.columns(List.of("birth", "deths")),
        "no column 'birth'; did you mean 'births'? Columns: step, births, run, deaths, energy,"
            + " alive, details");
    assertRefused(
        Unpivot.columns(List.of("births", "run")),
        "the columns should have values of one type, but 'births' is long and 'run' is text; Cast"
            + " converts columns");
    assertRefused(
        Unpivot.columns(List.of("births", "alive")),
        "the columns should have values of one type, but 'births' is long and 'alive' is boolean;"
            + " Cast converts columns");
    assertRefused(
        Unpivot.numbers(List.of("runs")),
        "no column 'runs'; did you mean 'run'? Columns: step, births, run, deaths, energy, alive,"
            + " details");
    assertRefused(
        Unpivot.numbers(List.of("step", "births", "deaths", "energy", "alive")),
        "no column is left to unpivot: there should be one of numbers or truth values; columns:"
            + " step, births, run, deaths, energy, alive, details");
    assertRefused(
        Unpivot.columns(List.of("births")).into("run", "value"),
        "two columns of the result would be named 'run'");
    assertRefused(
        Unpivot.columns(List.of("births")).into("x", "x"),
        "two columns of the result would be named 'x'");
  }

  private static void assertRefused(Unpivot unpivot, String message) {
    assertThatThrownBy(() -> unpivot.process(ROWS))
        .isInstanceOf(RequestException.class)
        .hasMessage(message);
  }

  @Test
  void tooManyRowsOfAChunkAreRefused() {
    int rows = 200_000;
    List<Field> fields =
        IntStream.range(0, 60).mapToObj(c -> new Field("c" + c, LONG)).collect(Collectors.toList());
    LongColumn column = LongColumn.of(new long[rows]);
    Chunk chunk =
        Chunk.of(Schema.of(fields), Collections.nCopies(60, column), Origin.of("run.db"), rows);
    Unpivot unpivot = Unpivot.columns(fields.subList(0, 30).stream().map(Field::name).toList());
    assertThatThrownBy(() -> unpivot.process(chunk))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "run.db: column 'c0' becomes more than 128 MB after 200000 rows of a chunk; read with"
                + " chunk_size: 12500");
    assertThat(unpivot.process(chunk.slice(0, 12_500)).byteSize()).isLessThan(110L << 20);
  }

  @Test
  void isSqlsUnionAll() throws SQLException {
    Random random = new Random(5);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (id integer primary key, a integer, b real, c integer)");
      for (int i = 0; i < 150; i++) {
        statement.execute("delete from t");
        Chunk chunk = randomRows(connection, random);
        boolean keeps = random.nextBoolean();
        List<String> columns = new ArrayList<>(List.of("a", "b", "c"));
        Collections.shuffle(columns, random);
        columns = columns.subList(0, 1 + random.nextInt(3));
        Unpivot unpivot = Unpivot.columns(columns);
        Chunk made = (keeps ? unpivot : unpivot.withoutMissing()).process(chunk);
        assertThat(
                Rows.of(made.project(List.of("id", "name", "value"))).stream()
                    .map(UnpivotTest::shown))
            .isEqualTo(unpivoted(statement, columns, keeps));
      }
    }
  }

  private static Chunk randomRows(Connection connection, Random random) throws SQLException {
    List<List<?>> rows = new ArrayList<>();
    try (PreparedStatement insert =
        connection.prepareStatement("insert into t values (?, ?, ?, ?)")) {
      for (long id = random.nextInt(20); id > 0; id--) {
        List<@Nullable Object> values =
            row(
                (long) rows.size(),
                random.nextInt(3) == 0 ? null : (Object) (long) random.nextInt(100),
                random.nextInt(3) == 0 ? null : (Object) (random.nextInt(100) / 8.0),
                random.nextInt(3) == 0 ? null : (Object) random.nextLong());
        rows.add(values);
        for (int c = 0; c < 4; c++) {
          insert.setObject(c + 1, values.get(c));
        }
        insert.execute();
      }
    }
    return Rows.chunk(
        Schema.of(
            new Field("id", LONG),
            new Field("a", LONG),
            new Field("b", DOUBLE),
            new Field("c", LONG)),
        rows);
  }

  private static List<String> unpivoted(Statement statement, List<String> columns, boolean keeps)
      throws SQLException {
    String sql =
        IntStream.range(0, columns.size())
            .mapToObj(
                c ->
                    "select id, %d as place, '%s' as name, %s as value from t"
                        .formatted(
                            c,
                            columns.get(c),
                            columns.contains("b")
                                ? "cast(" + columns.get(c) + " as real)"
                                : columns.get(c)))
            .collect(Collectors.joining(" union all "));
    String where = keeps ? "" : " where value is not null";
    List<String> rows = new ArrayList<>();
    try (ResultSet result =
        statement.executeQuery("select * from (" + sql + ")" + where + " order by id, place")) {
      while (result.next()) {
        Object value = result.getObject("value");
        rows.add(shown(row(result.getLong("id"), result.getString("name"), value)));
      }
    }
    return rows;
  }

  private static String shown(List<?> row) {
    return row.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
