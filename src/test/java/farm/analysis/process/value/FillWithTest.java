package farm.analysis.process.value;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import farm.analysis.process.EveryChunking;
import farm.analysis.process.Process;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FillWithTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("step", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE),
          new Field("alive", ColumnType.BOOLEAN),
          new Field("type", ColumnType.TEXT),
          new Field("config", ColumnType.JSON));

  private static final Chunk ROWS =
      Rows.chunk(
          SCHEMA,
          row(1L, Double.NaN, true, "", "{}"),
          row(null, null, null, null, null),
          row(3L, 0.5, null, "a", null));

  @Test
  void textIsTurnedIntoTheTypeOfTheColumn() {
    Map<String, String> values =
        Map.of("step", "-7", "energy", "1e3", "alive", "false", "type", "007", "config", "[1]");
    assertThat(EveryChunking.rows(FillWith.values(values), ROWS))
        .isEqualTo(
            List.of(
                row(1L, Double.NaN, true, "", "{}"),
                row(-7L, 1000.0, false, "007", "[1]"),
                row(3L, 0.5, false, "a", "[1]")));
  }

  @Test
  void typedValuesFillAndOtherColumnsStayMissing() {
    assertThat(EveryChunking.rows(FillWith.values(Map.of("step", 2.0, "energy", 2L)), ROWS))
        .isEqualTo(
            List.of(
                row(1L, Double.NaN, true, "", "{}"),
                row(2L, 2.0, null, null, null),
                row(3L, 0.5, null, "a", null)));
  }

  @Test
  void aConstantColumnStaysConstant() {
    Schema schema = Schema.of(new Field("a", ColumnType.LONG), new Field("b", ColumnType.TEXT));
    Chunk chunk =
        Chunk.of(
            schema,
            List.of(LongColumn.of(1, 2, 3), Column.allMissing(ColumnType.TEXT, 3)),
            Origin.of("test"),
            3);
    Chunk filled = FillWith.values(Map.of("b", "x", "a", "0")).process(chunk.select(2, 0));
    assertThat(Rows.of(filled)).isEqualTo(List.of(row(3L, "x"), row(1L, "x")));
    assertThat(filled.column(1).isConstant()).isTrue();
    assertThat(filled.column(0)).isSameAs(chunk.column(0));
  }

  @Test
  void allProblemsAreReportedWithTheValue() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("step", "1.5");
    values.put("enrgy", "0");
    values.put("alive", "maybe");
    values.put("config", "{");
    values.put("energy", "0x1p3");
    assertThatThrownBy(() -> Process.schemaOf(FillWith.values(values), SCHEMA))
        .hasMessage("column 'step' should be filled with a value of type long, was '1.5'")
        .satisfies(e -> assertThat(((RequestException) e).subject()).contains("1.5"))
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "no column 'enrgy'; did you mean 'energy'? Columns: step, energy, alive,"
                            + " type, config",
                        "column 'alive' should be filled with a value of type boolean, was 'maybe'",
                        "column 'config' should be filled with a value of type json, was '{'",
                        "column 'energy' should be filled with a value of type double, was"
                            + " '0x1p3'"));
  }
}
