package farm.analysis.load.jdbc;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.jdbc.Postgres;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a real PostgreSQL. */
class JdbcLoaderTest {

  private static JdbcDatabase database;

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  @BeforeAll
  static void fillTables() {
    database =
        Postgres.database(
            """
            CREATE TABLE kinds (
              small SMALLINT, whole INTEGER, big BIGINT, single REAL, "Double" DOUBLE PRECISION,
              alive BOOLEAN, digits9 NUMERIC(9), digits15 NUMERIC(15,4), digits18 NUMERIC(18,4),
              any_digits NUMERIC, name VARCHAR(9), note TEXT, plain JSON, binary_json JSONB,
              born DATE, made TIMESTAMP, id UUID, bits BIT(4))
            """,
            """
            INSERT INTO kinds VALUES (
              -1, 2, 9223372036854775807, 0.5, 1e300, true, 123456789, 12345678901.2345,
              12345678901234.5678, 1e-30, 'Grüße 🐑', '', '{"b": 1,  "a": 2}', '{"b": 1,  "a": 2}',
              '2024-02-29', '2024-02-29 01:02:03', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '1010')
            """,
            "INSERT INTO kinds DEFAULT VALUES",
            "CREATE TABLE numbers (id BIGINT, half DOUBLE PRECISION)",
            "INSERT INTO numbers SELECT n, n / 2.0 FROM generate_series(1, 5000) n",
            "CREATE TABLE gaps (id INTEGER, n INTEGER)",
            "INSERT INTO gaps VALUES (NULL, 0), (-7, 1), (1000000, 2), (3, 3), (3, 4)",
            "CREATE TABLE none (id INTEGER)",
            "CREATE SCHEMA other",
            "CREATE VIEW other.\"Odd \"\"name\"\"\" AS SELECT 1 AS \"a \"\"b\"\"\", 2.5::float8 AS c");
  }

  @Test
  void everyTypeHasItsColumn() {
    DataLoader loader = table("kinds");
    assertThat(loader.schema())
        .hasToString(
            "small long, whole long, big long, single double, Double double, alive boolean,"
                + " digits9 long, digits15 double, digits18 text, any_digits text, name text,"
                + " note text, plain json, binary_json json, born text, made text, id text,"
                + " bits text");
    List<List<Object>> rows = Rows.of(loader);
    assertThat(rows.get(0))
        .containsExactly(
            -1L,
            2L,
            Long.MAX_VALUE,
            0.5,
            1e300,
            true,
            123456789L,
            12345678901.2345,
            "12345678901234.5678",
            "0.000000000000000000000000000001",
            "Grüße 🐑",
            "",
            "{\"b\": 1,  \"a\": 2}",
            "{\"a\": 2, \"b\": 1}",
            "2024-02-29",
            "2024-02-29 01:02:03",
            "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
            "1010");
    assertThat(rows.get(1)).hasSize(18).containsOnlyNulls();
  }

  @Test
  void aGivenTypeGoesBeforeTheOneFound() {
    DataLoader loader =
        table("kinds")
            .withColumns("digits18", "any_digits", "digits9", "alive")
            .withSchema(
                Map.of(
                    "digits18", ColumnType.DOUBLE,
                    "any_digits", ColumnType.DOUBLE,
                    "digits9", ColumnType.DOUBLE,
                    "alive", ColumnType.TEXT));
    assertThat(Rows.of(loader).get(0))
        .containsExactly(
            new BigDecimal("12345678901234.5678").doubleValue(), 1e-30, 123456789.0, "t");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 2000, 4999, 5000, 5001})
  void chunksOfAnySizeGiveAllRows(int chunkRows) {
    DataLoader loader = table("numbers").withColumns("id").withChunkSize(chunkRows);
    List<Chunk> chunks = new ArrayList<>();
    loader.iterData().forEachRemaining(chunks::add);
    assertThat(chunks).hasSize((4999 + chunkRows) / chunkRows);
    assertThat(chunks.get(0).origin().input())
        .isEqualTo(database.url() + ", table 'public.numbers'");
    assertThat(Rows.of(chunks.iterator())).isEqualTo(ids(1, 5000));
  }

  @Test
  void partitionsTogetherHoldEachRowOnce() {
    JdbcLoader gaps = table("gaps").withPartitions("id", 5);
    assertThat(gaps.inputs().sources().get(0).ranges(1)).hasSize(5);
    assertThat(Rows.of(gaps.withColumns("n")))
        .containsExactlyInAnyOrder(row(0L), row(1L), row(2L), row(3L), row(4L));
    assertThat(Rows.of(table("none").withPartitions("id", 5))).isEmpty();
    assertThat(Rows.of(table("none"))).isEmpty();
  }

  @Test
  void partitionsOfAllIntegersCoverThem() {
    JdbcPartition all = new JdbcPartition("id", Long.MIN_VALUE, Long.MAX_VALUE, 3);
    List<InputRange> ranges = all.ranges(300);
    assertThat(ranges).hasSize(3);
    assertThat(ranges.get(0).first()).isEqualTo(Long.MIN_VALUE);
    assertThat(ranges.get(2).last()).isEqualTo(Long.MAX_VALUE);
    assertThat(ranges.get(1).first()).isEqualTo(ranges.get(0).last() + 1);
    assertThat(new JdbcPartition("id", 5, 5, 3).ranges(0)).hasSize(1);
  }

  @Test
  void aPipelineReadsPartitionsInParallel(TestPipeline pipeline) {
    DataLoader loader =
        table("numbers").withPartitions("id", 6).withColumns("id").withChunkSize(100);
    PAssert.that(pipeline.apply(loader))
        .satisfies(
            chunks -> {
              assertThat(Rows.inOrder(chunks)).isEqualTo(ids(1, 5000));
              return null;
            });
    pipeline.run();
  }

  @Test
  void aReaderThatIsOpenedAnewStepsOverTheChunksItHadGiven() {
    JdbcSource source = (JdbcSource) table("numbers").inputs().sources().get(0);
    try (ChunkReader reader =
        ChunkReader.skipping(3, source.open(InputRange.whole(0), ChunkSize.rows(1000)))) {
      var rows = reader.next();
      assertThat(rows).isNotNull();
      assertThat(rows.firstRow()).isEqualTo(3001);
    }
  }

  @Test
  void aQueryBindsItsParameters() {
    DataLoader loader =
        JdbcLoader.query(
            database,
            "SELECT id, half AS \"Half of it\" FROM numbers WHERE id > ? AND half < ? ORDER BY id;",
            4L,
            3.5);
    assertThat(loader.schema()).hasToString("id long, Half of it double");
    assertThat(Rows.of(loader)).containsExactly(row(5L, 2.5), row(6L, 3.0));
    assertThat(Rows.of(loader.withColumns("Half of it"))).containsExactly(row(2.5), row(3.0));
    JdbcLoader partitioned =
        JdbcLoader.query(database, "SELECT id FROM numbers WHERE id > ?", 4990L)
            .withPartitions("id", 3);
    assertThat(Rows.of(partitioned)).isEqualTo(ids(4991, 5000));
  }

  @Test
  void oddNamesAreQuoted() {
    DataLoader loader = table("other.Odd \"name\"").withColumns("a \"b\"");
    assertThat(Rows.of(loader)).containsExactly(row(1L));
  }

  @Test
  void whatIsNotThereIsSaidWithWhatThereIs() {
    assertRefused(
        table("number"),
        ": no table 'number'; did you mean 'numbers'? Tables: gaps, kinds, none, numbers,"
            + " other.Odd \"name\"");
    assertRefused(
        table("numbers").withColumns("halve"),
        ": table 'public.numbers' has no column 'halve'; did you mean 'half'? Columns: id, half");
    assertRefused(
        table("numbers").withPartitions("half", 2),
        ", table 'public.numbers': partition column 'half' should hold integers, was double");
    assertRefused(
        JdbcLoader.query(database, "SELECT x FROM numbers"),
        ": the query can't be run: ERROR: column \"x\" does not exist; Position: 23");
    assertThatThrownBy(() -> table("numbers").withPartitions("id", 0))
        .hasMessage("'partitions' should be from 1 to 10000, was 0");
  }

  @Test
  void aQueryCannotChangeTheDatabase() {
    assertThatThrownBy(
            () -> JdbcLoader.query(database, "DELETE FROM numbers RETURNING id").schema())
        .isInstanceOf(RequestException.class);
    assertThat(Rows.of(JdbcLoader.query(database, "SELECT count(*) FROM numbers")))
        .containsExactly(row(5000L));
  }

  @Test
  void aValueItsColumnCannotHoldIsPlaced() {
    DataLoader loader =
        table("kinds").withColumns("name").withSchema(Map.of("name", ColumnType.LONG));
    assertThatThrownBy(loader::loadData)
        .isInstanceOf(DataException.class)
        .hasMessage(
            database.url()
                + ", table 'public.kinds', row 1: column 'name' should be long, was 'Grüße 🐑';"
                + " give its type with schema: {name: text}, or leave it out by naming the columns"
                + " to read");
  }

  @Test
  void anErrorOfTheDatabaseWhileReadingIsSaid() {
    DataLoader loader = JdbcLoader.query(database, "SELECT 1 / (id - 4000) AS x FROM numbers");
    assertThatThrownBy(() -> loader.withChunkSize(10).loadData())
        .isInstanceOf(DataException.class)
        .hasMessage(database.url() + ": the query can't be read: ERROR: division by zero");
  }

  private static JdbcLoader table(String name) {
    return JdbcLoader.table(database, name);
  }

  private static void assertRefused(DataLoader loader, String message) {
    assertThatThrownBy(loader::schema)
        .isInstanceOf(RequestException.class)
        .hasMessage(database.url() + message);
  }

  private static List<List<Object>> ids(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(id -> List.<Object>of(id)).toList();
  }
}
