package farm.analysis.process;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.expression.Expression;
import farm.analysis.problem.RequestException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapToFieldsTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("step", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE),
          new Field("type", ColumnType.TEXT));

  private static final Chunk ROWS =
      Rows.chunk(
          SCHEMA,
          row(0L, 1.5, "a"),
          row(1L, Double.NaN, "b"),
          row(null, 2.0, null),
          row(3L, null, ""),
          row(4L, -1.0, "a"),
          row(5L, 1.0, "a"),
          row(6L, 1.0, "a"),
          row(7L, 1.0, "a"));

  @Test
  void givesTheNewColumnsAloneInTheirOrder() {
    MapToFields fields =
        MapToFields.of(expressions("twice", "step * 2", "kind", "type", "step", "energy"));
    assertThat(Process.schemaOf(fields, SCHEMA)).hasToString("twice long, kind text, step double");
    assertThat(EveryChunking.rows(fields, ROWS).subList(0, 5))
        .containsExactly(
            row(0L, "a", 1.5),
            row(2L, "b", Double.NaN),
            row(null, null, 2.0),
            row(6L, "", null),
            row(8L, "a", -1.0));
  }

  @Test
  void appendsToTheColumnsThereAre() {
    MapToFields fields = MapToFields.append(expressions("rich", "energy > 1"), List.of());
    assertThat(Process.schemaOf(fields, SCHEMA))
        .hasToString("step long, energy double, type text, rich boolean");
    assertThat(EveryChunking.rows(fields, ROWS).subList(0, 4))
        .containsExactly(
            row(0L, 1.5, "a", true),
            row(1L, Double.NaN, "b", null),
            row(null, 2.0, null, true),
            row(3L, null, "", null));
  }

  @Test
  void aDroppedColumnCanStillBeComputedWithAndItsNameTaken() {
    MapToFields fields =
        MapToFields.append(expressions("energy", "energy / 2"), List.of("energy", "type"));
    assertThat(Process.schemaOf(fields, SCHEMA)).hasToString("step long, energy double");
    assertThat(EveryChunking.rows(fields, ROWS).subList(2, 5))
        .containsExactly(row(null, 1.0), row(3L, null), row(4L, -0.5));
  }

  @Test
  void constantsAreColumnsOfAsManyRows() {
    MapToFields fields = MapToFields.of(expressions("one", "1", "word", "'x'"));
    assertThat(EveryChunking.rows(fields, ROWS)).hasSize(8).containsOnly(row(1L, "x"));
  }

  @Test
  void columnsOfTheChunkAreKeptNotCopied() {
    MapToFields fields = MapToFields.append(expressions("one", "1"), List.of());
    assertThat(fields.process(ROWS).column(2)).isSameAs(ROWS.column(2));
    assertThat(MapToFields.of(expressions("kind", "type")).process(ROWS).column(0))
        .isSameAs(ROWS.column(2));
  }

  @Test
  void noRowsGiveNone() {
    MapToFields fields = MapToFields.of(expressions("twice", "step * 2"));
    assertThat(EveryChunking.rows(fields, ROWS.slice(0, 0))).isEmpty();
  }

  @Test
  void severalProblemsAreAllReported() {
    MapToFields fields =
        MapToFields.append(
            expressions("type", "stp + 1", "x", "type + 1", "step", "1"), List.of("stpe", "type"));
    assertThatThrownBy(() -> Process.schemaOf(fields, SCHEMA))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'stpe'; did you mean 'step'? Columns: step, energy, type")
        .satisfies(
            e ->
                assertThat(Arrays.asList(e.getSuppressed()))
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "in \"stp + 1\", column 1: no column 'stp'; did you mean 'step'? Columns:"
                            + " step, energy, type",
                        "in \"type + 1\", column 1: '+' needs a number, but type is text; write"
                            + " cast(type as double)",
                        "there is a column 'step' already; drop it, or choose another name"));
  }

  private static Map<String, Expression> expressions(String... namesAndTexts) {
    Map<String, Expression> expressions = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      expressions.put(namesAndTexts[i], Expression.parse(namesAndTexts[i + 1]));
    }
    return expressions;
  }
}
