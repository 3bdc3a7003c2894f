package farm.analysis.chunk;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Schema.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkBuilderTest {

  private static final Schema ALL_TYPES =
      Schema.of(
          new Field("step", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE),
          new Field("alive", ColumnType.BOOLEAN),
          new Field("type", ColumnType.TEXT),
          new Field("genome", ColumnType.JSON));

  @Test
  void collectsRowsOfAllTypes() {
    ChunkBuilder builder = new ChunkBuilder(ALL_TYPES, 0);
    builder.longs(0).append(1);
    builder.doubles(1).append(0.5);
    builder.booleans(2).append(true);
    builder.texts(3).append("prey");
    builder.texts(4).append("[1]");
    builder.endRow();
    for (int c = 0; c < 5; c++) {
      builder.column(c).appendMissing();
    }
    builder.endRow();

    Chunk chunk = builder.build(Origin.of("run.db"));

    assertThat(chunk.origin()).isEqualTo(Origin.of("run.db"));
    assertThat(Rows.of(chunk))
        .containsExactly(row(1L, 0.5, true, "prey", "[1]"), row(null, null, null, null, null));
  }

  @Test
  void growsBeyondTheExpectedRows() {
    Schema schema = Schema.of(new Field("step", ColumnType.LONG));
    ChunkBuilder builder = new ChunkBuilder(schema, 1);
    for (int row = 0; row < 100; row++) {
      builder.longs(0).append(row);
      builder.endRow();
    }

    Chunk chunk = builder.build(Origin.of("x"));

    assertThat(chunk.rowCount()).isEqualTo(100);
    assertThat(chunk.value(99, 0)).isEqualTo(99L);
  }

  @Test
  void constantsNeedNoValuesByRow() {
    ChunkBuilder builder = new ChunkBuilder(ALL_TYPES, 0);
    for (int c = 0; c < 3; c++) {
      builder.constantMissing(c);
    }
    builder.constantText(3, "prey");
    builder.constantText(4, "{}");
    builder.endRow();
    builder.endRow();

    Chunk chunk = builder.build(Origin.of("x"));

    assertThat(chunk.column(3).isConstant()).isTrue();
    assertThat(Rows.of(chunk))
        .containsExactly(row(null, null, null, "prey", "{}"), row(null, null, null, "prey", "{}"));
  }

  @Test
  void constantsOfNoRowsAreFine() {
    ChunkBuilder builder = new ChunkBuilder(Schema.of(new Field("a", ColumnType.TEXT)), 0);
    builder.constantText(0, "prey");

    assertThat(builder.build(Origin.of("x")))
        .isEqualTo(Chunk.empty(Schema.of(new Field("a", ColumnType.TEXT)), Origin.of("x")));
  }

  @Test
  void everyColumnNeedsAValueInEveryRow() {
    Schema schema = Schema.of(new Field("step", ColumnType.LONG));
    ChunkBuilder tooFew = new ChunkBuilder(schema, 1);
    tooFew.endRow();
    ChunkBuilder tooMany = new ChunkBuilder(schema, 1);
    tooMany.longs(0).append(1);

    assertThatThrownBy(() -> tooFew.build(Origin.of("x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("column 'step' has 0 values, but the chunk has 1 rows");
    assertThatThrownBy(() -> tooMany.build(Origin.of("x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("column 'step' has 1 values, but the chunk has 0 rows");
  }

  @Test
  void appendsRowsOfOtherChunks() {
    Schema schema = Schema.of(new Field("a", ColumnType.LONG), new Field("b", ColumnType.TEXT));
    Chunk chunk = Rows.chunk(schema, List.of(row(1L, "x"), row(null, "y"), row(3L, null)));
    ChunkBuilder builder = new ChunkBuilder(schema, 2);
    builder.appendRow(chunk.slice(1, 2), 1);
    builder.appendRow(chunk, 1);

    assertThat(builder.rowCount()).isEqualTo(2);
    assertThat(Rows.of(builder.build(Origin.of("x"))))
        .containsExactly(row(3L, null), row(null, "y"));
  }

  @Test
  void byteSizeCountsEachTextOnce() {
    ChunkBuilder builder = new ChunkBuilder(Schema.of(new Field("a", ColumnType.TEXT)), 2);
    assertThat(builder.byteSize()).isZero();
    builder.texts(0).append("x".repeat(1000));
    builder.endRow();
    long one = builder.byteSize();
    builder.texts(0).append("x".repeat(1000));
    builder.endRow();

    assertThat(one).isBetween(1000L, 1100L);
    assertThat(builder.byteSize()).isEqualTo(one + 4);
  }
}
