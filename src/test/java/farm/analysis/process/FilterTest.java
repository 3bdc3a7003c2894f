package farm.analysis.process;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("step", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE),
          new Field("type", ColumnType.TEXT),
          new Field("alive", ColumnType.BOOLEAN));

  private static final List<?> RICH = row(0L, 5.0, "a", true);
  private static final List<?> POOR = row(1L, 0.0, "b", false);
  private static final List<?> NAN = row(2L, Double.NaN, "a", null);
  private static final List<?> UNKNOWN = row(3L, null, null, true);
  private static final Chunk ROWS =
      Rows.chunk(SCHEMA, RICH, POOR, NAN, UNKNOWN, RICH, UNKNOWN, POOR, RICH, NAN);

  @Test
  void keepsRowsForWhichTheConditionIsTrueNotThoseForWhichItIsMissing() {
    assertThat(EveryChunking.rows(Filter.keep("type = 'a'"), ROWS))
        .isEqualTo(List.of(RICH, NAN, RICH, RICH, NAN));
    assertThat(EveryChunking.rows(Filter.keep("not type = 'a'"), ROWS))
        .isEqualTo(List.of(POOR, POOR));
    assertThat(EveryChunking.rows(Filter.keep("alive"), ROWS))
        .isEqualTo(List.of(RICH, UNKNOWN, RICH, UNKNOWN, RICH));
    assertThat(EveryChunking.rows(Filter.keep("energy is null"), ROWS))
        .isEqualTo(List.of(NAN, UNKNOWN, UNKNOWN, NAN));
  }

  @Test
  void aMissingPartCountsOnlyIfTheOtherDoesNotDecide() {
    assertThat(EveryChunking.rows(Filter.keep("type = 'a' or step = 3"), ROWS))
        .isEqualTo(List.of(RICH, NAN, UNKNOWN, RICH, UNKNOWN, RICH, NAN));
    assertThat(EveryChunking.rows(Filter.keep("alive and energy > 1"), ROWS))
        .isEqualTo(List.of(RICH, RICH, RICH));
  }

  @Test
  void aChunkThatIsKeptWholeIsTheSameChunk() {
    assertThat(Filter.keep("step >= 0").process(ROWS)).isSameAs(ROWS);
  }

  @Test
  void columnsAreSharedNotCopied() {
    Chunk kept = Filter.keep("step = 0").process(ROWS);
    assertThat(kept.column(1)).isSameAs(ROWS.column(1));
    assertThat(kept.rowCount()).isEqualTo(3);
  }

  @Test
  void noRowMayBeLeft() {
    assertThat(EveryChunking.rows(Filter.keep("step > 100"), ROWS)).isEmpty();
    assertThat(Filter.keep("step > 100").process(ROWS).schema()).isEqualTo(SCHEMA);
  }

  @Test
  void allThatIsWrongIsReported() {
    assertThatThrownBy(() -> Process.schemaOf(Filter.keep("enrgy > 1 and tpye = 'a'"), SCHEMA))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "in \"enrgy > 1 and tpye = 'a'\", column 1: no column 'enrgy'; did you mean 'energy'?"
                + " Columns: step, energy, type, alive")
        .satisfies(
            e ->
                assertThat(e.getSuppressed()[0])
                    .hasMessage(
                        "in \"enrgy > 1 and tpye = 'a'\", column 15: no column 'tpye'; did you mean"
                            + " 'type'? Columns: step, energy, type, alive"));
  }

  @Test
  void whatIsNotACondition() {
    assertThatThrownBy(() -> Process.schemaOf(Filter.keep("type"), SCHEMA))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "in \"type\", column 1: a condition needs true or false, but type is text; compare it"
                + " with a value");
  }

  @Test
  void aValueThatCannotBeComputedWithNamesItsPlace() {
    Filter filter = Filter.keep("step * 9223372036854775807 > 0");
    assertThatThrownBy(() -> filter.process(ROWS.from(new Origin("agents.csv", 0, 0, 17))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "agents.csv: row 3 of the chunk that starts at 17: 'step * 9223372036854775807'"
                + " overflows 64 bits: 2 * 9223372036854775807; cast one side to double");
  }
}
