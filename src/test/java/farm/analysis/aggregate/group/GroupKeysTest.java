package farm.analysis.aggregate.group;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupKeysTest {

  private static final Schema STEP_AND_TYPE =
      Schema.of(new Field("step", ColumnType.LONG), new Field("type", ColumnType.TEXT));

  @Test
  void numbersKeysInTheOrderTheyAreMet() {
    assertThat(groups(ColumnType.LONG, 5L, 3L, 5L, 5L, 7L, 3L)).containsExactly(0, 1, 0, 0, 2, 1);
    assertThat(groups(ColumnType.TEXT, "b", "a", "b", "")).containsExactly(0, 1, 0, 2);
    assertThat(groups(ColumnType.BOOLEAN, false, true, false)).containsExactly(0, 1, 0);
  }

  @Test
  void missingIsAKeyOfItsOwn() {
    assertThat(groups(ColumnType.LONG, null, 0L, null)).containsExactly(0, 1, 0);
    assertThat(groups(ColumnType.DOUBLE, 0.0, null, 0.0)).containsExactly(0, 1, 0);
    assertThat(groups(ColumnType.BOOLEAN, false, null)).containsExactly(0, 1);
    assertThat(groups(ColumnType.TEXT, "", null, "")).containsExactly(0, 1, 0);
  }

  @Test
  void missingInDifferentColumnsIsADifferentKey() {
    Chunk chunk =
        Rows.chunk(
            STEP_AND_TYPE,
            row(0L, null),
            row(null, "a"),
            row(null, null),
            row(0L, "a"),
            row(null, "a"));

    assertThat(groups(new GroupKeys(STEP_AND_TYPE), chunk, 0, 1)).containsExactly(0, 1, 2, 3, 1);
  }

  @Test
  void zerosAreOneKeyAndSoAreNans() {
    double otherNan = Double.longBitsToDouble(0xfff8000000000001L);

    assertThat(groups(ColumnType.DOUBLE, -0.0, 0.0, Double.NaN, otherNan))
        .containsExactly(0, 0, 1, 1);
  }

  @Test
  void dictionariesOfChunksMayDiffer() {
    GroupKeys keys = new GroupKeys(Schema.of(new Field("type", ColumnType.TEXT)));

    assertThat(groups(keys, chunk(ColumnType.TEXT, "a", "b"), 0)).containsExactly(0, 1);
    assertThat(groups(keys, chunk(ColumnType.TEXT, "c", "b", "a"), 0)).containsExactly(2, 1, 0);
    assertThat(groups(keys, chunk(ColumnType.TEXT, "b", "c", "a").select(2, 1), 0))
        .containsExactly(0, 2);
  }

  @Test
  void withoutKeyColumnsAllRowsAreOneGroup() {
    GroupKeys keys = new GroupKeys(Schema.of());

    assertThat(keys.size()).isZero();
    assertThat(groups(keys, chunk(ColumnType.LONG, 1L, 2L))).containsExactly(0, 0);
    assertThat(keys.size()).isEqualTo(1);
  }

  @Test
  void keyColumnsCanStandAnywhere() {
    GroupKeys keys = new GroupKeys(Schema.of(new Field("type", ColumnType.TEXT)));
    Chunk chunk = Rows.chunk(STEP_AND_TYPE, row(1L, "a"), row(2L, "a"), row(1L, "b"));

    assertThat(groups(keys, chunk, 1)).containsExactly(0, 0, 1);
  }

  @Test
  void givesItsKeysBack() {
    GroupKeys keys = new GroupKeys(STEP_AND_TYPE);
    keys.groupsOf(
        Rows.chunk(STEP_AND_TYPE, row(1L, "a"), row(null, "b"), row(1L, "a"), row(2L, null)),
        new int[] {0, 1});

    assertThat(Rows.of(keys.column(0, new int[] {2, 0, 1}))).containsExactly(2L, 1L, null);
    assertThat(Rows.of(keys.column(1, new int[] {2, 0, 1}))).containsExactly(null, "a", "b");
  }

  @Test
  void takesKeysOfAnotherAndLeavesItAsItIs() {
    GroupKeys keys = new GroupKeys(STEP_AND_TYPE);
    keys.groupsOf(Rows.chunk(STEP_AND_TYPE, row(1L, "a"), row(1L, "b")), new int[] {0, 1});
    GroupKeys other = new GroupKeys(STEP_AND_TYPE);
    other.groupsOf(
        Rows.chunk(STEP_AND_TYPE, row(1L, "b"), row(1L, null), row(1L, "a")), new int[] {0, 1});

    assertThat(keys.groupsOf(other, new int[] {0, 1, 2})).containsExactly(1, 2, 0);
    assertThat(keys.groupsOf(other, new int[] {2})).containsExactly(0);
    assertThat(other.size()).isEqualTo(3);
    assertThat(Rows.of(other.column(1, new int[] {0, 1, 2}))).containsExactly("b", null, "a");
  }

  @Test
  void aHundredThousandKeysStayApart() {
    Object[] values = IntStream.range(0, 100_000).<Object>mapToObj(i -> (long) i << 40).toArray();

    assertThat(groups(ColumnType.LONG, values)).isEqualTo(IntStream.range(0, 100_000).toArray());
  }

  /** Searching for the end of the first key's run anew in each row would take minutes. */
  @Test
  void aLongRunOfOneKeyIsGoneOverOnce() {
    int rows = 1_000_000;
    Schema schema =
        Schema.of(new Field("run", ColumnType.LONG), new Field("step", ColumnType.LONG));
    List<Column> columns =
        List.of(
            LongColumn.of(new long[rows]),
            LongColumn.of(LongStream.range(0, rows).map(row -> row % 1000).toArray()));
    Chunk chunk = Chunk.of(schema, columns, Origin.of("rows"), rows);

    assertThat(groups(new GroupKeys(schema), chunk, 0, 1))
        .isEqualTo(IntStream.range(0, rows).map(row -> row % 1000).toArray());
  }

  @Test
  void missingBitsAreThoseOfTheChunk() {
    Schema schema =
        Schema.of(new Field("run", ColumnType.LONG), new Field("step", ColumnType.LONG));
    GroupKeys keys = new GroupKeys(schema);

    assertThat(groups(keys, Rows.chunk(schema, row(null, 0L), row(0L, null), row(0L, 0L)), 0, 1))
        .containsExactly(0, 1, 2);
    assertThat(groups(keys, Rows.chunk(schema, row(0L, 0L), row(0L, 0L), row(0L, null)), 0, 1))
        .containsExactly(2, 2, 1);
    assertThat(groups(keys, Rows.chunk(schema, row(0L, 0L), row(0L, 0L), row(0L, 0L)), 0, 1))
        .containsExactly(2, 2, 2);
  }

  @Test
  void moreThan64ColumnsAreRefused() {
    List<Field> fields =
        IntStream.range(0, 65).mapToObj(i -> new Field("c" + i, ColumnType.LONG)).toList();

    assertThat(new GroupKeys(Schema.of(fields.subList(0, 64))).size()).isZero();
    assertThatThrownBy(() -> new GroupKeys(Schema.of(fields)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are 65 columns to group by; should be at most 64");
  }

  private static int[] groups(ColumnType type, @Nullable Object... values) {
    return groups(new GroupKeys(Schema.of(new Field("key", type))), chunk(type, values), 0);
  }

  private static int[] groups(GroupKeys keys, Chunk chunk, int... keyColumns) {
    RowGroups groups = keys.groupsOf(chunk, keyColumns);
    int[] ofRows = IntStream.range(0, chunk.rowCount()).map(groups::of).toArray();
    for (int row = 0; row < ofRows.length; row = groups.endOfRun(row)) {
      int group = ofRows[row];
      assertThat(Arrays.copyOfRange(ofRows, row, groups.endOfRun(row))).containsOnly(group);
    }
    return ofRows;
  }

  private static Chunk chunk(ColumnType type, @Nullable Object... values) {
    return Rows.chunk(
        Schema.of(new Field("key", type)), Arrays.stream(values).map(Rows::row).toList());
  }

  private static Set<String> texts(GroupKeys keys, int[] groups) {
    Set<String> texts = new TreeSet<>();
    Rows.of(keys.column(0, groups)).forEach(text -> texts.add(String.valueOf(text)));
    return texts;
  }
}
