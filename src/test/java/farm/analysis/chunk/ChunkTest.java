package farm.analysis.chunk;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.chunk.Schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkTest {

  private static final Schema SCHEMA =
      Schema.of(new Field("step", ColumnType.LONG), new Field("type", ColumnType.TEXT));
  private static final Origin AT = Origin.of("test");
  private static final Chunk FIVE =
      Rows.chunk(SCHEMA, row(0L, "a"), row(1L, null), row(2L, "b"), row(null, "a"), row(4L, "c"));

  @Test
  void valuesStandByRowAndColumn() {
    assertThat(FIVE.value(2, 0)).isEqualTo(2L);
    assertThat(FIVE.value(2, 1)).isEqualTo("b");
    assertThat(FIVE.value(3, 0)).isNull();
    assertThat(FIVE).hasToString(Origin.of("test") + ": 5 rows of (step long, type text)");
  }

  @Test
  void sliceGivesItsRows() {
    assertThat(Rows.of(FIVE.slice(1, 3)))
        .containsExactly(row(1L, null), row(2L, "b"), row(null, "a"));
    assertThat(FIVE.slice(5, 0).rowCount()).isZero();
  }

  @Test
  void sliceOfSliceCountsFromTheFirstOfTheSlice() {
    assertThat(Rows.of(FIVE.slice(1, 4).slice(1, 2))).containsExactly(row(2L, "b"), row(null, "a"));
  }

  @Test
  void sliceIsRefusedBeyondTheRows() {
    Chunk three = FIVE.slice(1, 3);

    assertThatThrownBy(() -> three.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> three.slice(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void selectGivesRowsInTheOrderAskedFor() {
    assertThat(Rows.of(FIVE.select(4, 0, 4)))
        .containsExactly(row(4L, "c"), row(0L, "a"), row(4L, "c"));
    assertThat(FIVE.select().rowCount()).isZero();
  }

  @Test
  void selectIsRefusedBeyondTheRows() {
    Chunk three = FIVE.slice(1, 3);

    assertThatThrownBy(() -> three.select(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> three.select(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void selectOfSliceAndSliceOfSelectAgree() {
    assertThat(FIVE.slice(1, 4).select(0, 3)).isEqualTo(FIVE.select(1, 4));
    assertThat(FIVE.select(0, 1, 4, 2).slice(1, 2)).isEqualTo(FIVE.select(1, 4));
    assertThat(FIVE.select(0, 1, 4).slice(1, 2).select(1)).isEqualTo(FIVE.slice(4, 1));
  }

  @Test
  void constantColumnsCanBeSlicedAndSelected() {
    List<Column> columns = List.of(LongColumn.of(1, 2, 3), TextColumn.constant("a", 3));
    Chunk chunk = Chunk.of(SCHEMA, columns, Origin.of("test"), 3);

    assertThat(Rows.of(chunk.slice(1, 2))).containsExactly(row(2L, "a"), row(3L, "a"));
    assertThat(Rows.of(chunk.slice(1, 2).select(1))).containsExactly(row(3L, "a"));
  }

  @Test
  void keepGivesTheRowsAtThePositions() {
    assertThat(Rows.of(FIVE.slice(1, 4).select(3, 0).keep(position -> position == 4)))
        .containsExactly(row(4L, "c"));
    assertThat(FIVE.keep(position -> true)).isSameAs(FIVE);
  }

  @Test
  void renameSharesTheColumns() {
    Chunk renamed = FIVE.slice(1, 2).rename(Map.of("step", "type", "type", "step"));

    assertThat(renamed.schema()).hasToString("type long, step text");
    assertThat(Rows.of(renamed)).containsExactly(row(1L, null), row(2L, "b"));
    assertThat(renamed.column(0)).isSameAs(FIVE.column(0));
    assertThatThrownBy(() -> FIVE.rename(Map.of("step", "type")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two columns are named 'type'");
  }

  @Test
  void mapAsksForThePositionsOfTheRowsOnly() {
    List<Integer> asked = new ArrayList<>();
    Chunk mapped =
        FIVE.select(4, 1, 4)
            .map(
                0,
                new Field("place", ColumnType.DOUBLE),
                (to, position) -> {
                  asked.add(position);
                  ((DoubleColumn.Builder) to).append(position / 2.0);
                });

    assertThat(asked).containsExactly(1, 4);
    assertThat(mapped.schema()).hasToString("place double, type text");
    assertThat(Rows.of(mapped)).containsExactly(row(2.0, "c"), row(0.5, null), row(2.0, "c"));
    assertThat(mapped.column(1)).isSameAs(FIVE.column(1));
  }

  @Test
  void mapOfAConstantColumnAsksOnceAndStaysConstant() {
    Chunk chunk =
        Chunk.of(SCHEMA, List.of(LongColumn.of(1, 2), TextColumn.constant("7", 2)), AT, 2);
    Field number = new Field("type", ColumnType.LONG);
    ObjIntConsumer<Column.Builder> append =
        (to, position) -> ((LongColumn.Builder) to).append(7L + position);

    assertThat(Rows.of(chunk.map(1, number, append))).containsExactly(row(1L, 7L), row(2L, 7L));
    assertThat(chunk.map(1, number, append).column(1).isConstant()).isTrue();
    assertThat(Rows.of(chunk.slice(1, 1).map(1, number, append))).containsExactly(row(2L, 8L));
    assertThat(chunk.slice(1, 0).map(1, number, append).rowCount()).isZero();
  }

  @Test
  void withOnAViewKeepsConstantColumnsConstant() {
    Chunk chunk =
        Chunk.of(SCHEMA, List.of(LongColumn.of(1, 2, 3), TextColumn.constant("a", 3)), AT, 3);
    Chunk more = chunk.select(2, 0).with(new Field("x", ColumnType.LONG), LongColumn.of(8, 9));

    assertThat(Rows.of(more)).containsExactly(row(3L, "a", 8L), row(1L, "a", 9L));
    assertThat(more.column(1).isConstant()).isTrue();
  }

  @Test
  void concatKeepsOrderAndTheFirstOrigin() {
    Chunk one = Rows.chunk(SCHEMA, new Origin("one", 3, 1, 7), List.of(row(1L, "a"), row(2L, "b")));
    Chunk other = Rows.chunk(SCHEMA, row(3L, "b"), row(4L, "c"), row(null, null));
    List<Column> columns = List.of(LongColumn.constant(5, 2), TextColumn.constant("a", 2));
    Chunk constant = Chunk.of(SCHEMA, columns, Origin.of("constant"), 2);

    Chunk all = Chunk.concat(List.of(one, other.slice(1, 2), constant, constant.slice(0, 0)));

    assertThat(all.origin()).isEqualTo(new Origin("one", 3, 1, 7));
    assertThat(Rows.of(all))
        .containsExactly(
            row(1L, "a"), row(2L, "b"), row(4L, "c"), row(null, null), row(5L, "a"), row(5L, "a"));
  }

  @Test
  void concatRefusesNoneAndDifferentSchemas() {
    Chunk other = Chunk.empty(Schema.of(new Field("a", ColumnType.JSON)), Origin.of("other"));

    assertThatThrownBy(() -> Chunk.concat(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no chunks to concatenate; should be at least one");
    assertThatThrownBy(() -> Chunk.concat(List.of(FIVE, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("chunks of different schemas: (step long, type text) and (a json)");
  }

  @Test
  void equalsHoweverValuesAreHeld() {
    qt().withFixedSeed(1)
        .withExamples(500)
        .forAll(ChunkGenerator.chunks())
        .checkAssert(
            chunk -> {
              Chunk copy = ChunkGenerator.copy(chunk);
              assertThat(copy).isEqualTo(chunk).hasSameHashCodeAs(chunk);
              assertThat(chunk).isEqualTo(copy);
              assertThat(Rows.of(copy)).isEqualTo(Rows.of(chunk));
            });
  }

  @Test
  void differsByValueMissingOrderOriginAndSchema() {
    Chunk one = Rows.chunk(SCHEMA, row(1L, "a"), row(2L, "b"));

    assertThat(one).isNotEqualTo(Rows.chunk(SCHEMA, row(1L, "a"), row(3L, "b")));
    assertThat(one).isNotEqualTo(Rows.chunk(SCHEMA, row(1L, "a"), row(2L, null)));
    assertThat(one).isNotEqualTo(one.select(1, 0)).isNotEqualTo(one.slice(0, 1));
    assertThat(one)
        .isNotEqualTo(Chunk.of(SCHEMA, List.of(one.column(0), one.column(1)), Origin.of("x"), 2));
    assertThat(Rows.chunk(Schema.of(new Field("a", ColumnType.TEXT)), row("1")))
        .isNotEqualTo(Rows.chunk(Schema.of(new Field("a", ColumnType.JSON)), row("1")));
  }

  @Test
  void equalDoublesAreEqualBits() {
    Schema schema = Schema.of(new Field("energy", ColumnType.DOUBLE));

    assertThat(Rows.chunk(schema, row(Double.NaN))).isEqualTo(Rows.chunk(schema, row(Double.NaN)));
    assertThat(Rows.chunk(schema, row(0.0))).isNotEqualTo(Rows.chunk(schema, row(-0.0)));
  }

  @Test
  void columnsMustFitTheSchema() {
    assertThatThrownBy(() -> Chunk.of(SCHEMA, List.of(LongColumn.of(1)), Origin.of("x"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 columns were given; should be the columns (step long, type text)");
    List<Column> wrongType = List.of(LongColumn.of(1), DoubleColumn.of(1));
    assertThatThrownBy(() -> Chunk.of(SCHEMA, wrongType, Origin.of("x"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column 'type' should be text of 1 rows, was double of 1");
    List<Column> wrongSize = List.of(LongColumn.of(1), TextColumn.of("a", "b"));
    assertThatThrownBy(() -> Chunk.of(SCHEMA, wrongSize, Origin.of("x"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column 'type' should be text of 1 rows, was text of 2");
  }

  @Test
  void byteSizeGrowsWithRowsButNotForConstants() {
    Schema schema = Schema.of(new Field("db_path", ColumnType.TEXT));
    List<Column> few = List.of(TextColumn.constant("run.db", 10));
    List<Column> many = List.of(TextColumn.constant("run.db", 1_000_000));

    assertThat(Chunk.of(schema, many, Origin.of("x"), 1_000_000).byteSize())
        .isEqualTo(Chunk.of(schema, few, Origin.of("x"), 10).byteSize());
    assertThat(ChunkGenerator.copy(Chunk.of(schema, many, Origin.of("x"), 1_000_000)).byteSize())
        .isBetween(4_000_000L, 4_001_000L);
  }

  @Test
  void valuesStandAtTheNumbersOfTheirRows() {
    for (long seed = 0; seed < 500; seed++) {
      Chunk chunk = ChunkGenerator.chunk(seed);
      for (int c = 0; c < chunk.schema().size(); c++) {
        Column values = chunk.values(c);
        long[] missing = new long[1];
        values.markMissing(missing);
        assertThat(values.type()).isEqualTo(chunk.schema().field(c).type());
        assertThat(values.size()).isEqualTo(chunk.rowCount());
        for (int row = 0; row < chunk.rowCount(); row++) {
          assertThat(values.sameAt(row, chunk.column(c), chunk.position(row))).isTrue();
          assertThat((missing[0] >>> row & 1) != 0).isEqualTo(chunk.value(row, c) == null);
        }
      }
    }
  }

  @Test
  void denseChunkHasNoMoreTextsThanRows() {
    String[] texts = IntStream.range(0, 100).mapToObj(i -> "text " + i).toArray(String[]::new);
    Chunk all =
        Chunk.of(
            Schema.of(new Field("t", ColumnType.TEXT)),
            List.of(TextColumn.of(texts)),
            Origin.of("in"),
            100);
    Chunk some = all.select(7, 99, 7).dense();
    assertThat(Rows.of(some)).isEqualTo(List.of(row("text 7"), row("text 99"), row("text 7")));
    assertThat(((TextColumn) some.column(0)).dictionarySize()).isEqualTo(2);
  }

  @Test
  void valuesOfADenseChunkAreItsColumns() {
    List<Column> columns = List.of(LongColumn.of(1, 2), TextColumn.constant("a", 2));
    Chunk chunk =
        Chunk.of(
            Schema.of(new Field("n", ColumnType.LONG), new Field("t", ColumnType.TEXT)),
            columns,
            Origin.of("x"),
            2);

    assertThat(chunk.values(0)).isSameAs(columns.get(0));
    assertThat(chunk.slice(1, 1).values(1).isConstant()).isTrue();
  }
}
