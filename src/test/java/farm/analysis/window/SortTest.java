package farm.analysis.window;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.join.Equality;
import farm.analysis.join.Join;
import farm.analysis.join.JoinFields;
import farm.analysis.join.JoinType;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Collected;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.TransformRun;
import farm.analysis.problem.RequestException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.testing.CombineFnTester;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@link Sort} gives the same rows as SQLite's ORDER BY and LIMIT, where rowids decide ties. */
class SortTest {

  private static final int TABLES = 1000;
  private static final int[] CHUNK_ROWS = {1, 7, 10_000};

  private static final RowLimit NO_LIMIT = new RowLimit(Long.MAX_VALUE, 0, "");

  @Test
  void givesTheRowsOfSqlite() throws SQLException {
    Random random = new Random(23);
    for (int table = 0; table < TABLES; table++) {
      try (RandomTable rows = new RandomTable(random)) {
        for (int chunkRows : CHUNK_ROWS) {
          List<Order> orders = orders(random);
          long limit = random.nextInt(4) == 0 ? Long.MAX_VALUE : 1 + random.nextInt(20);
          String sql = "SELECT * FROM t ORDER BY %srowid LIMIT %d".formatted(sql(orders), limit);
          List<List<Chunk>> parts = RandomTable.parts(rows.chunk(), chunkRows, random);
          assertThat(RandomTable.asStored(sorted(parts, orders, limit, random)))
              .as("table %d, %s", table, sql)
              .isEqualTo(
                  rows.query(sql, RandomTable.SCHEMA.fields().stream().map(Field::type).toList()));
        }
      }
    }
  }

  private static List<Order> orders(Random random) {
    List<String> columns = new ArrayList<>(RandomTable.SCHEMA.names());
    Collections.shuffle(columns, random);
    return columns.subList(0, random.nextInt(4)).stream()
        .map(column -> new Order(column, random.nextBoolean()))
        .toList();
  }

  private static String sql(List<Order> orders) {
    return orders.stream()
        .map(order -> order.column() + (order.descending() ? " DESC, " : ", "))
        .collect(Collectors.joining());
  }

  /** The rows of tasks that each read some of the parts, in any order. */
  private static List<List<@Nullable Object>> sorted(
      List<List<Chunk>> parts, List<Order> orders, long limit, Random random) {
    Schema schema = RandomTable.SCHEMA;
    boolean isWhole = limit == Long.MAX_VALUE;
    FirstRows.Wanted wanted = new FirstRows.Wanted(schema, orders, limit);
    TupleTag<Chunk> branch = new TupleTag<>();
    ChunkOperator operator =
        isWhole ? new CollectRows(schema, NO_LIMIT, branch) : new KeepFirstRows(wanted, branch);
    List<Chunk> pieces = pieces(parts, operator, random);
    if (isWhole) {
      Chunk all = new SortedRows(schema, new ArrayList<>(orders), NO_LIMIT).rows(pieces).next();
      return Rows.of(all);
    }
    FirstRowsFn merge = new FirstRowsFn(wanted);
    Chunk some = merge.createAccumulator();
    int middle = random.nextInt(pieces.size() + 1);
    for (Chunk piece : pieces.subList(0, middle)) {
      some = merge.addInput(some, piece);
    }
    List<Chunk> others = new ArrayList<>(pieces.subList(middle, pieces.size()));
    others.add(some);
    return Rows.of(wanted.places().removeFrom(merge.mergeAccumulators(others)));
  }

  private static List<Chunk> pieces(
      List<List<Chunk>> parts, ChunkOperator operator, Random random) {
    Collected<Chunk> pieces = new Collected<>();
    Collections.shuffle(parts, random);
    try (OperatorInstance instance = operator.begin(Facts.NONE)) {
      for (List<Chunk> part : parts) {
        part.forEach(chunk -> instance.add(chunk, pieces));
        if (random.nextBoolean()) {
          instance.finish(pieces);
        }
      }
      instance.finish(pieces);
    }
    Collections.shuffle(pieces.values(), random);
    return pieces.values();
  }

  private static final Schema ENERGIES =
      Schema.of(new Field("id", ColumnType.LONG), new Field("energy", ColumnType.DOUBLE));

  private static final Chunk ROWS =
      Rows.chunk(
          ENERGIES,
          row(1L, 2.5),
          row(2L, Double.NaN),
          row(3L, null),
          row(4L, Double.NEGATIVE_INFINITY),
          row(5L, 2.5),
          row(6L, Double.NaN));

  @Test
  void nanIsTheLastNumberInBothDirections() {
    assertThat(ids(Sort.by(Order.ascending("energy")))).containsExactly(3L, 4L, 1L, 5L, 2L, 6L);
    assertThat(ids(Sort.by(Order.descending("energy")))).containsExactly(1L, 5L, 4L, 2L, 6L, 3L);
    assertThat(ids(Sort.by(Order.descending("energy")).limit(5)))
        .containsExactly(1L, 5L, 4L, 2L, 6L);
  }

  @Test
  void withoutOrdersTheFirstRowsOfTheInputAreKept() {
    assertThat(ids(Sort.by().limit(2))).containsExactly(1L, 2L);
    assertThat(ids(Sort.by().limit(100))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  /** One chunk becomes several pieces if its rows have many matches. */
  @Test
  void tiesOfAJoinKeepTheOrderOfItsRows() {
    Schema schema = Schema.of(new Field("id", ColumnType.LONG), new Field("key", ColumnType.LONG));
    List<Chunk> rows =
        List.of(
            Rows.chunk(
                schema, LongStream.range(0, 100).mapToObj(id -> row(id, 1L)).toArray(List[]::new)));
    int limit = 6000;
    Sort sort = Sort.by(Order.ascending("key"));

    Chunk first = TransformRun.result(joined(sort.limit(limit)), rows, schema);

    Chunk all = TransformRun.result(joined(sort), rows, schema);
    assertThat(all.rowCount()).isEqualTo(100 * 100);
    assertThat(first).isEqualTo(all.slice(0, limit));
  }

  /** Joins each row with all rows of the same key, then sorts. */
  private static PTransform<PCollection<Chunk>, PCollection<Chunk>> joined(Sort sort) {
    return PTransform.compose(
        rows ->
            PCollectionTuple.of("one", rows)
                .and("other", rows)
                .apply(
                    Join.of(JoinType.Kind.INNER, new Equality.InAll("key"))
                        .withFields("other", new JoinFields.Renamed(Map.of("other_id", "id"))))
                .apply(sort));
  }

  @Test
  void noRowsGiveNone() {
    Chunk none = Chunk.empty(ENERGIES, Origin.of("test"));
    assertThat(rows(Sort.by(Order.ascending("id")), none)).isEmpty();
    assertThat(rows(Sort.by(Order.ascending("id")).limit(3), none)).isEmpty();
  }

  private static List<@Nullable Object> ids(Sort sort) {
    return rows(sort, ROWS).stream().<@Nullable Object>map(row -> row.get(0)).toList();
  }

  private static List<List<@Nullable Object>> rows(Sort sort, Chunk rows) {
    return Rows.of(TransformRun.result(sort, List.of(rows), rows.schema()));
  }

  @Test
  void columnsMayHaveTheNamesOfPlaces() {
    Schema schema =
        Schema.of(new Field("row", ColumnType.LONG), new Field("row of place", ColumnType.LONG));
    Chunk rows = Rows.chunk(schema, row(2L, 1L), row(1L, 2L), row(1L, 3L));
    assertThat(rows(Sort.by(Order.ascending("row")).limit(2), rows))
        .containsExactly(row(1L, 2L), row(1L, 3L));
  }

  @Test
  void mergesPiecesInAnyWay() throws Exception {
    FirstRows.Wanted wanted =
        new FirstRows.Wanted(ENERGIES, List.of(Order.descending("energy")), 3);
    List<Chunk> pieces = new ArrayList<>();
    for (int first = 0; first < 6; first += 2) {
      FirstRows rows = new FirstRows(wanted);
      rows.add(ROWS.slice(first, 2).from(new Origin("test", first, 0, first)));
      pieces.add(rows.rows());
    }
    FirstRowsFn merge = new FirstRowsFn(wanted);
    CombineFnTester.testCombineFn(merge, pieces, merge.mergeAccumulators(pieces));
    CoderProperties.coderDecodeEncodeEqual(
        ChunkCoder.of(wanted.places().schema()), merge.mergeAccumulators(pieces));
  }

  @Test
  void anUnknownColumnIsReported() {
    assertThatThrownBy(() -> Sort.by(Order.ascending("enrgy")).result(ENERGIES))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'enrgy'; did you mean 'energy'? Columns: id, energy");
  }

  @Test
  void theLimitIsAtLeastOne() {
    assertThatThrownBy(() -> Sort.by().limit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'limit' should be at least 1, was 0");
  }
}
