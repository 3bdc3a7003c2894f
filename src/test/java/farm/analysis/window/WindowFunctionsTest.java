package farm.analysis.window;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.operator.Collected;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.window.function.Frame;
import farm.analysis.window.function.Moving;
import farm.analysis.window.function.Share;
import farm.analysis.window.function.WindowFunction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link WindowFunctions} gives the same values as SQLite's window functions. */
class WindowFunctionsTest {

  private static final int TABLES = 1000;
  private static final int FUNCTIONS = 4;
  private static final int[] CHUNK_ROWS = {1, 7, 10_000};
  private static final RowLimit NO_LIMIT = new RowLimit(Long.MAX_VALUE, 0, "");

  @Test
  void givesTheValuesOfSqlite() throws SQLException {
    Random random = new Random(31);
    for (int table = 0; table < TABLES; table++) {
      try (RandomTable rows = new RandomTable(random)) {
        List<String> columns = new ArrayList<>(RandomTable.SCHEMA.names());
        Collections.shuffle(columns, random);
        List<String> partitions = columns.subList(0, random.nextInt(3));
        List<Order> orders =
            columns.subList(2, 2 + random.nextInt(3)).stream()
                .map(column -> new Order(column, random.nextBoolean()))
                .toList();
        Map<String, WindowFunction> functions = new LinkedHashMap<>();
        List<RandomFunction> random4 = new ArrayList<>();
        for (int i = 0; i < FUNCTIONS; i++) {
          random4.add(RandomFunction.of(partitions, orders, random));
          functions.put("f" + i, random4.get(i).function());
        }
        List<List<@Nullable Object>> expected = expected(rows, random4, orders);
        WindowSpec spec = new WindowSpec(partitions, orders, functions);
        for (int chunkRows : CHUNK_ROWS) {
          List<List<Chunk>> parts = RandomTable.parts(rows.chunk(), chunkRows, random);
          assertThat(RandomTable.asStored(byOneWorker(parts, spec, random)))
              .as("table %d, chunks of %d rows, %s", table, chunkRows, random4)
              .isEqualTo(expected);
          assertThat(RandomTable.asStored(inPlace(parts, spec)))
              .as("table %d, chunks of %d rows, %s", table, chunkRows, random4)
              .isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1e18, 1, 1, 1",
    "9.3e18, 1, 2, 2",
    "18e18, 1, 2, 2",
    "18.3e18, 1, 2, 3",
    "1.8446744073709552e19, 1, 2, 3",
    "1e300, 1, 2, 3"
  })
  void aRangeMayBeWiderThanHalfOfAllIntegers(double range, long first, long second, long third) {
    Schema schema = Schema.of(new Field("v", ColumnType.LONG));
    Chunk rows = Rows.chunk(schema, row(-9_000_000_000_000_000_000L), row(0L), row(Long.MAX_VALUE));
    Moving near = new Moving(Moving.Fn.COUNT, null, new Frame.Range(range));
    WindowSpec spec =
        new WindowSpec(
            List.of(), List.of(Order.ascending("v")), new LinkedHashMap<>(Map.of("n", near)));
    assertThat(rows(new WindowRows(List.of(rows), spec).computed()))
        .extracting(row -> row.get(1))
        .containsExactly(first, second, third);
  }

  @Test
  void aShareOfASumBeyondAllDoublesIsExact() {
    Chunk chunk =
        Rows.chunk(
            Schema.of(new Field("a", ColumnType.DOUBLE)),
            row(1.5e308),
            row(1.5e308),
            row((Object) null),
            row(-0.75e308),
            row(0.75e308));
    WindowSpec spec = new WindowSpec(List.of(), List.of(), Map.of("share", new Share("a")));
    assertThat(rows(new WindowRows(List.of(chunk), spec).computed()))
        .extracting(values -> values.get(1))
        .containsExactly(0.5, 0.5, null, -0.25, 0.25);
  }

  private static List<List<@Nullable Object>> expected(
      RandomTable rows, List<RandomFunction> functions, List<Order> orders) throws SQLException {
    String sql =
        "SELECT %s FROM t ORDER BY rowid"
            .formatted(
                functions.stream().map(RandomFunction::sql).collect(Collectors.joining(", ")));
    List<List<@Nullable Object>> found =
        rows.query(sql, functions.stream().map(f -> f.sqlType(orders)).toList());
    List<List<@Nullable Object>> all = Rows.of(rows.chunk());
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (int row = 0; row < all.size(); row++) {
      List<@Nullable Object> values = new ArrayList<>(all.get(row));
      for (int f = 0; f < functions.size(); f++) {
        String summed = functions.get(f).summed();
        int column = summed == null ? 0 : RandomTable.SCHEMA.indexOf(summed);
        values.add(
            functions
                .get(f)
                .expected(
                    found.get(row).get(f),
                    all.stream().<@Nullable Object>map(other -> other.get(column)).toList(),
                    row));
      }
      expected.add(values);
    }
    return RandomTable.asStored(expected);
  }

  /** The rows of tasks, brought together in any order. */
  private static List<List<@Nullable Object>> byOneWorker(
      List<List<Chunk>> parts, WindowSpec spec, Random random) {
    Collected<Chunk> pieces = new Collected<>();
    List<List<Chunk>> shuffled = new ArrayList<>(parts);
    Collections.shuffle(shuffled, random);
    try (OperatorInstance instance =
        new CollectRows(RandomTable.SCHEMA, NO_LIMIT, new TupleTag<>()).begin(Facts.NONE)) {
      shuffled.forEach(part -> part.forEach(chunk -> instance.add(chunk, pieces)));
      instance.finish(pieces);
    }
    Collections.shuffle(pieces.values(), random);
    List<Chunk> inOrder = SortedRows.inOrder(pieces.values(), NO_LIMIT);
    return rows(new WindowRows(inOrder, spec).computed());
  }

  /** The rows of one part, in the operator that reads them. */
  private static List<List<@Nullable Object>> inPlace(List<List<Chunk>> parts, WindowSpec spec) {
    Collected<Chunk> computed = new Collected<>();
    TupleTag<Chunk> tag = new TupleTag<>();
    WindowThen operator =
        new WindowThen(spec, NO_LIMIT, null, known -> (chunk, outputs) -> outputs.give(tag, chunk));
    try (OperatorInstance instance = operator.begin(Facts.NONE)) {
      int ordinal = 0;
      for (List<Chunk> part : parts) {
        for (Chunk chunk : part) {
          instance.add(RandomTable.inPart(chunk, 0, ordinal++), computed);
        }
      }
      instance.finish(computed);
    }
    return rows(computed.values().iterator());
  }

  private static List<List<@Nullable Object>> rows(Iterator<Chunk> chunks) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    chunks.forEachRemaining(chunk -> rows.addAll(Rows.of(chunk)));
    return rows;
  }
}
