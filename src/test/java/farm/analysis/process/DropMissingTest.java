package farm.analysis.process;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.process.DropMissing.How;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropMissingTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("step", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE),
          new Field("type", ColumnType.TEXT));

  private static final List<?> FULL = row(0L, 1.5, "a");
  private static final List<?> NAN = row(1L, Double.NaN, "");
  private static final List<?> NO_ENERGY = row(2L, null, "a");
  private static final List<?> NO_TYPE = row(3L, 2.5, null);
  private static final List<?> ONLY_STEP = row(4L, null, null);
  private static final List<?> NOTHING = row(null, null, null);
  private static final Chunk ROWS =
      Rows.chunk(SCHEMA, FULL, NAN, NO_ENERGY, NO_TYPE, ONLY_STEP, NOTHING, FULL, FULL, FULL);

  @Test
  void dropsRowsInWhichAnyColumnIsMissing() {
    assertThat(EveryChunking.rows(DropMissing.inAnyColumn(), ROWS))
        .isEqualTo(List.of(FULL, NAN, FULL, FULL, FULL));
  }

  @Test
  void looksAtTheNamedColumnsOnly() {
    assertThat(EveryChunking.rows(DropMissing.in("energy"), ROWS))
        .isEqualTo(List.of(FULL, NAN, NO_TYPE, FULL, FULL, FULL));
  }

  @Test
  void dropsRowsInWhichAllColumnsAreMissing() {
    assertThat(EveryChunking.rows(DropMissing.inAnyColumn().withHow(How.ALL), ROWS))
        .isEqualTo(List.of(FULL, NAN, NO_ENERGY, NO_TYPE, ONLY_STEP, FULL, FULL, FULL));
    assertThat(EveryChunking.rows(DropMissing.in("energy", "type").withHow(How.ALL), ROWS))
        .isEqualTo(List.of(FULL, NAN, NO_ENERGY, NO_TYPE, FULL, FULL, FULL));
  }

  @Test
  void aChunkThatKeepsAllIsTheSameChunk() {
    Chunk full = Rows.chunk(SCHEMA, FULL, NAN);
    assertThat(DropMissing.inAnyColumn().process(full)).isSameAs(full);
    assertThat(DropMissing.inAnyColumn().withHow(How.ALL).process(full)).isSameAs(full);
    assertThat(DropMissing.in("step").withHow(How.ALL).process(ROWS.slice(0, 5)).rowCount())
        .isEqualTo(5);
  }

  @Test
  void rowsWithoutColumnsStay() {
    Chunk three =
        Chunk.of(
                Schema.of(new Field("step", ColumnType.LONG)),
                List.of(LongColumn.of(1, 2, 3)),
                Origin.of("test"),
                3)
            .project(List.of());
    assertThat(DropMissing.inAnyColumn().withHow(How.ALL).process(three).rowCount()).isEqualTo(3);
    assertThat(DropMissing.inAnyColumn().process(three).rowCount()).isEqualTo(3);
  }

  @Test
  void allUnknownColumnsAreReported() {
    assertThatThrownBy(() -> Process.schemaOf(DropMissing.in("enrgy", "step", "x"), SCHEMA))
        .hasMessage("no column 'enrgy'; did you mean 'energy'? Columns: step, energy, type")
        .satisfies(
            e ->
                assertThat(e.getSuppressed()[0])
                    .hasMessage("no column 'x'; columns: step, energy, type"));
  }

  @Test
  void someColumnMustBeNamed() {
    assertThatThrownBy(() -> DropMissing.in(List.of()))
        .hasMessage("'columns' should name at least one column, was empty");
  }
}
