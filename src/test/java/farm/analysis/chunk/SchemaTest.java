package farm.analysis.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class SchemaTest {

  private static final Schema AGENTS =
      Schema.of(
          new Field("step", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE),
          new Field("agent_id", ColumnType.TEXT));

  @Test
  void findsColumnsByName() {
    assertThat(AGENTS.indexOf("energy")).isEqualTo(1);
    assertThat(AGENTS.find("agent_id")).contains(2);
    assertThat(AGENTS.find("health")).isEmpty();
    assertThat(AGENTS.names()).containsExactly("step", "energy", "agent_id");
  }

  @Test
  void caseOfNamesMatters() {
    assertThat(AGENTS.find("Step")).isEmpty();
    assertThat(Schema.of(new Field("a", ColumnType.LONG), new Field("A", ColumnType.LONG)).size())
        .isEqualTo(2);
  }

  @Test
  void unknownColumnNamesTheNearestAndAll() {
    assertThatThrownBy(() -> AGENTS.indexOf("enrgy"))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'enrgy'; did you mean 'energy'? Columns: step, energy, agent_id");
  }

  @Test
  void unknownColumnFarFromAllNamesOnlyAll() {
    assertThatThrownBy(() -> AGENTS.indexOf("reproduction"))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'reproduction'; columns: step, energy, agent_id");
  }

  @Test
  void namesAreUnique() {
    assertThatThrownBy(() -> AGENTS.with(new Field("step", ColumnType.TEXT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two columns are named 'step'");
  }

  @Test
  void withGivesANewSchema() {
    Schema more = AGENTS.with(new Field("alive", ColumnType.BOOLEAN));

    assertThat(more.names()).containsExactly("step", "energy", "agent_id", "alive");
    assertThat(AGENTS.size()).isEqualTo(3);
  }

  @Test
  void equalsByNamesTypesAndOrder() {
    Field a = new Field("a", ColumnType.LONG);
    Field b = new Field("b", ColumnType.LONG);

    assertThat(Schema.of(a, b))
        .isEqualTo(Schema.of(List.of(a, b)))
        .hasSameHashCodeAs(Schema.of(List.of(a, b)));
    assertThat(Schema.of(a, b)).isNotEqualTo(Schema.of(b, a)).isNotEqualTo(Schema.of(a));
    assertThat(Schema.of(a)).isNotEqualTo(Schema.of(new Field("a", ColumnType.DOUBLE)));
  }

  @Test
  void allUnknownNamesAreReportedAtOnce() {
    assertThat(AGENTS.indexesOf(List.of("energy", "step"))).containsExactly(1, 0);
    assertThatThrownBy(() -> AGENTS.indexesOf(List.of("x", "step", "stp", "x")))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'x'; columns: step, energy, agent_id")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "no column 'stp'; did you mean 'step'? Columns: step, energy, agent_id"));
  }

  @Test
  void survivesSerialization() {
    Schema copy = SerializableUtils.ensureSerializable(AGENTS);

    assertThat(copy).isEqualTo(AGENTS);
    assertThat(copy.indexOf("energy")).isEqualTo(1);
  }

  @Test
  void readsAsNamesAndTypes() {
    assertThat(AGENTS).hasToString("step long, energy double, agent_id text");
  }
}
