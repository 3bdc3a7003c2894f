package farm.analysis.aggregate;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.sum.Sum;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.operator.TransformRun;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WidePivotTest {

  private static final int VALUES = 20_000;

  /** The results of groups come in blocks of 16,384. */
  @Test
  void withoutKeysAllValuesAreInOneRow() {
    Schema schema = Schema.of(new Field("a", ColumnType.LONG), new Field("v", ColumnType.LONG));
    List<List<@Nullable Object>> rows =
        LongStream.rangeClosed(0, VALUES).mapToObj(a -> row(a, 1L)).toList();
    Pivot pivot =
        Pivot.of(List.of(), "a", LongStream.range(0, VALUES).mapToObj(String::valueOf).toList())
            .with("v", Sum.of("v"));
    Chunk result = TransformRun.result(pivot, List.of(Rows.chunk(schema, rows)), schema);
    assertThat(Rows.of(result)).containsExactly(row(Collections.nCopies(VALUES, 1L).toArray()));
  }
}
