package farm.analysis.process;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenameTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("step_number", ColumnType.LONG),
          new Field("births", ColumnType.LONG),
          new Field("type", ColumnType.TEXT));
  private static final Chunk ROWS = Rows.chunk(SCHEMA, row(0L, null, "a"), row(1L, 2L, "b"));

  @Test
  void columnsKeepTheirPlacesAndValues() {
    Rename rename = Rename.columns(Map.of("step_number", "step"));
    assertThat(Process.schemaOf(rename, SCHEMA)).hasToString("step long, births long, type text");
    assertThat(EveryChunking.rows(rename, ROWS)).isEqualTo(Rows.of(ROWS));
    assertThat(rename.process(ROWS).column(0)).isSameAs(ROWS.column(0));
  }

  @Test
  void columnsCanSwapTheirNames() {
    Rename swap = Rename.columns(Map.of("step_number", "births", "births", "step_number"));
    assertThat(Process.schemaOf(swap, SCHEMA))
        .hasToString("births long, step_number long, type text");
    assertThat(EveryChunking.rows(swap, ROWS)).isEqualTo(Rows.of(ROWS));
  }

  @Test
  void namesThatClashAndUnknownColumnsAreAllReported() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("step_number", "type");
    names.put("birth", "b");
    names.put("births", "births");
    assertThatThrownBy(() -> Process.schemaOf(Rename.columns(names), SCHEMA))
        .hasMessage("no column 'birth'; did you mean 'births'? Columns: step_number, births, type")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1))
        .satisfies(
            e -> {
              RequestException clash = (RequestException) e.getSuppressed()[0];
              assertThat(clash)
                  .hasMessage("columns 'step_number' and 'type' would both be named 'type'");
              assertThat(clash.subject()).contains("type");
            });
  }

  @Test
  void twoColumnsOfOneNewNameClash() {
    Rename rename = Rename.columns(Map.of("step_number", "n", "births", "n"));
    assertThatThrownBy(() -> Process.schemaOf(rename, SCHEMA))
        .hasMessage("columns 'step_number' and 'births' would both be named 'n'");
  }

  @Test
  void withoutNamesNothingChanges() {
    assertThat(Rename.columns(Map.of()).process(ROWS)).isEqualTo(ROWS);
  }
}
