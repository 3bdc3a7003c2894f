package farm.analysis.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.report.table.ColumnRole.Ordered;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Chunk TWO_ROWS =
      Chunk.of(
          Schema.of(new Schema.Field("step", ColumnType.LONG)),
          List.of(LongColumn.of(1, 2)),
          Origin.of("test"),
          2);

  @Test
  void eachColumnHasARole() {
    assertThatThrownBy(() -> Table.of(TWO_ROWS, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 roles given for the schema (step long)");
  }

  @Test
  void tableMayBeCutButNotLongerThanItIs() {
    assertThat(new Table(TWO_ROWS, 3, List.of(new Ordered())).isCut()).isTrue();
    assertThat(Table.of(TWO_ROWS, List.of(new Ordered())).isCut()).isFalse();
    assertThatThrownBy(() -> new Table(TWO_ROWS, 1, List.of(new Ordered())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a table of 1 rows can't show 2");
  }
}
