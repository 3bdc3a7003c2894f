package farm.analysis.process;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.chunk.TextColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {

  private static final int ROWS = 100_000;

  private static Chunk numbers(ColumnType type) {
    Column column =
        switch (type) {
          case LONG -> LongColumn.of(IntStream.range(0, ROWS).asLongStream().toArray());
          case DOUBLE ->
              DoubleColumn.of(IntStream.range(0, ROWS).mapToDouble(i -> i / 8.0).toArray());
          default ->
              TextColumn.of(
                  IntStream.range(0, ROWS).mapToObj(i -> "agent_" + i).toArray(String[]::new));
        };
    return Chunk.of(Schema.of(new Field("id", type)), List.of(column), Origin.of("test"), ROWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LONG", "DOUBLE", "TEXT"})
  void keepsAboutTheFraction(String type) {
    for (double fraction : new double[] {0.001, 0.1, 0.5, 0.9}) {
      for (long seed : new long[] {0, 1, 42, Long.MIN_VALUE}) {
        Chunk kept =
            Sample.fraction(fraction).withSeed(seed).process(numbers(ColumnType.valueOf(type)));
        double deviation = Math.sqrt(ROWS * fraction * (1 - fraction));
        assertThat((double) kept.rowCount()).isCloseTo(ROWS * fraction, within(5 * deviation));
      }
    }
  }

  @Test
  void seedsAreIndependent() {
    for (ColumnType type : List.of(ColumnType.LONG, ColumnType.DOUBLE, ColumnType.TEXT)) {
      Chunk one = Sample.fraction(0.5).withSeed(1).process(numbers(type));
      for (long seed : new long[] {2, 3, 1L << 32, -1}) {
        Chunk both = Sample.fraction(0.5).withSeed(seed).process(one);
        assertThat((double) both.rowCount()).isCloseTo(ROWS / 4.0, within(5 * 137.0));
      }
    }
  }

  @Test
  void aLargerFractionKeepsTheRowsOfASmallerOne() {
    Chunk few = Sample.fraction(0.1).process(numbers(ColumnType.LONG));
    assertThat(Sample.fraction(0.2).process(few)).isSameAs(few);
  }

  @Test
  void fractionOneKeepsAll() {
    Chunk all = numbers(ColumnType.TEXT);
    assertThat(Sample.fraction(1).process(all)).isSameAs(all);
  }

  @Test
  void doesNotDependOnChunks() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(row(i % 4 == 0 ? null : (Object) (long) i, i / 2.0, i % 3 == 0, "a" + i % 5));
    }
    Schema schema =
        Schema.of(
            new Field("a", ColumnType.LONG),
            new Field("b", ColumnType.DOUBLE),
            new Field("c", ColumnType.BOOLEAN),
            new Field("d", ColumnType.TEXT));
    Chunk chunk = Rows.chunk(schema, rows);
    assertThat(EveryChunking.rows(Sample.fraction(0.5), chunk)).hasSizeBetween(10, 40);
    assertThat(EveryChunking.rows(Sample.fraction(0.5).by(List.of("d", "a")), chunk))
        .hasSizeBetween(10, 40);
  }

  @Test
  void rowsOfOneAgentStayTogether() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add(row("agent_" + i % 100, (long) i));
    }
    Schema schema =
        Schema.of(new Field("agent_id", ColumnType.TEXT), new Field("step", ColumnType.LONG));
    Chunk kept = Sample.fraction(0.3).by(List.of("agent_id")).process(Rows.chunk(schema, rows));
    Set<@Nullable Object> agents = new HashSet<>();
    Rows.of(kept).forEach(row -> agents.add(row.get(0)));
    assertThat(agents).hasSizeBetween(15, 45);
    assertThat(kept.rowCount()).isEqualTo(10 * agents.size());
  }

  /**
   * The hashes come from a second implementation, in Python. They must not change: another hash
   * would give users other rows for the same seed.
   */
  @Test
  void theHashStaysTheSame() {
    Schema schema =
        Schema.of(
            new Field("a", ColumnType.LONG),
            new Field("b", ColumnType.DOUBLE),
            new Field("c", ColumnType.TEXT));
    Chunk chunk = Rows.chunk(schema, row(1L, 0.5, "Zoë"), row(null, null, null));
    RowHash hash = RowHash.of(42, chunk, 0, 1, 2);
    assertThat(Long.toHexString(hash.at(0))).isEqualTo("98ff3cc2b1ef64b");
    assertThat(Long.toHexString(hash.at(1))).isEqualTo("acc9b7f3f47f115a");
  }

  @Test
  void equalNumbersHaveEqualHashes() {
    Schema schema = Schema.of(new Field("x", ColumnType.DOUBLE));
    double otherNaN = Double.longBitsToDouble(0xfff8000000000001L);
    Chunk doubles =
        Rows.chunk(schema, row(0.0), row(-0.0), row(Double.NaN), row(otherNaN), row(1.0), row(0.5));
    RowHash hash = RowHash.of(7, doubles, 0);
    RowHash longs =
        RowHash.of(7, Rows.chunk(Schema.of(new Field("x", ColumnType.LONG)), row(0L), row(1L)), 0);
    RowHash truths =
        RowHash.of(
            7, Rows.chunk(Schema.of(new Field("x", ColumnType.BOOLEAN)), row(false), row(true)), 0);
    assertThat(Set.of(hash.at(0), hash.at(2), hash.at(4), hash.at(5))).hasSize(4);
    assertThat(hash.at(1)).isEqualTo(hash.at(0)).isEqualTo(longs.at(0)).isEqualTo(truths.at(0));
    assertThat(hash.at(3)).isEqualTo(hash.at(2));
    assertThat(hash.at(4)).isEqualTo(longs.at(1)).isEqualTo(truths.at(1));
  }

  @Test
  void theOrderOfColumnsAndMissingValuesCount() {
    Schema schema = Schema.of(new Field("x", ColumnType.LONG), new Field("y", ColumnType.LONG));
    Chunk chunk =
        Rows.chunk(schema, row(1L, 2L), row(2L, 1L), row(null, 1L), row(1L, null), row(0L, 1L));
    RowHash hash = RowHash.of(0, chunk, 0, 1);
    assertThat(Set.of(hash.at(0), hash.at(1), hash.at(2), hash.at(3), hash.at(4))).hasSize(5);
  }

  @Test
  void wrongOptionsAreRefused() {
    for (double fraction : new double[] {0, -0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> Sample.fraction(fraction))
          .hasMessage("'fraction' should be more than 0 and at most 1, was " + fraction);
    }
    assertThatThrownBy(() -> Sample.fraction(0.5).by(List.of()))
        .hasMessage("'columns' should name at least one column, was empty");
  }
}
