package farm.analysis.simulation;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DominanceByStepTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("run", ColumnType.TEXT),
          new Field("step", ColumnType.LONG),
          new Field("agent_type", ColumnType.TEXT),
          new Field("count", ColumnType.LONG));

  private static final DominanceByStep DOMINANCE =
      DominanceByStep.of(List.of("run"), "step", "agent_type", "count");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void equalsThePlainComputationOfEachStep(int seed) {
    Random random = new Random(seed);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Map<String, TreeMap<String, @Nullable Long>> steps = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      String run = "run" + random.nextInt(2);
      long step = 10 + random.nextInt(15);
      String type = "type" + random.nextInt(3);
      Long count = random.nextInt(6) == 0 ? null : (Long) (long) random.nextInt(3);
      rows.add(row(run, step, type, count));
      TreeMap<String, @Nullable Long> types =
          steps.computeIfAbsent(run + " " + step, s -> new TreeMap<>());
      types.put(type, EveryOrder.sum(types.get(type), count));
    }
    List<List<@Nullable Object>> expected = new ArrayList<>();
    steps.forEach((step, types) -> addExpected(step.split(" "), types, expected));

    assertThat(EveryOrder.rows(DOMINANCE, Rows.chunk(SCHEMA, rows))).isEqualTo(expected);
  }

  private static void addExpected(
      String[] runAndStep,
      TreeMap<String, @Nullable Long> types,
      List<List<@Nullable Object>> expected) {
    List<Long> counts = types.values().stream().filter(Objects::nonNull).toList();
    long total = counts.stream().mapToLong(count -> count).sum();
    long most = counts.stream().mapToLong(count -> count).max().orElse(0);
    boolean found = most == 0;
    for (Map.Entry<String, @Nullable Long> type : types.entrySet()) {
      Long count = type.getValue();
      boolean dominant = !found && count != null && count == most;
      found |= dominant;
      Double share = count == null || total == 0 ? null : (Double) ((double) count / total);
      expected.add(
          row(runAndStep[0], Long.parseLong(runAndStep[1]), type.getKey(), count, share, dominant));
    }
  }

  @Test
  void ofEquallyManyTheFirstByNameDominates() {
    assertThat(rows(row("a", 1L, "system", 4L), row("a", 1L, "control", 4L), row("a", 1L, "x", 2L)))
        .containsExactly(
            row("a", 1L, "control", 4L, 0.4, true),
            row("a", 1L, "system", 4L, 0.4, false),
            row("a", 1L, "x", 2L, 0.2, false));
  }

  @Test
  void nobodyDominatesWhereThereAreNoAgents() {
    assertThat(rows(row("a", 1L, "control", 0L), row("a", 1L, "system", 0L)))
        .containsExactly(
            row("a", 1L, "control", 0L, null, false), row("a", 1L, "system", 0L, null, false));
  }

  @Test
  void aTypeThatIsNotCountedHasNoShare() {
    assertThat(rows(row("a", 1L, "control", null), row("a", 1L, "system", 3L)))
        .containsExactly(
            row("a", 1L, "control", null, null, false), row("a", 1L, "system", 3L, 1.0, true));
  }

  @Test
  void agentsWithoutTypeAreATypeOfTheirOwn() {
    assertThat(rows(row("a", 1L, "control", 1L), row("a", 1L, null, 3L)))
        .containsExactly(
            row("a", 1L, null, 3L, 0.75, true), row("a", 1L, "control", 1L, 0.25, false));
  }

  @Test
  void countsThatAreNotNumbersAreNeverMost() {
    Schema doubles =
        Schema.of(
            new Field("step", ColumnType.LONG),
            new Field("type", ColumnType.TEXT),
            new Field("n", ColumnType.DOUBLE));
    assertThat(
            EveryOrder.rows(
                DominanceByStep.of(List.of(), "step", "type", "n"),
                Rows.chunk(doubles, row(1L, "a", Double.NaN), row(1L, "b", 0.5))))
        .containsExactly(row(1L, "a", Double.NaN, null, false), row(1L, "b", 0.5, 1.0, true));
  }

  @Test
  void eachRunIsOneOfItsOwnAndNoRowsGiveNone() {
    assertThat(rows(row("b", 1L, "x", 1L), row("a", 1L, "x", 1L), row(null, 1L, "x", 1L)))
        .containsExactly(
            row(null, 1L, "x", 1L, 1.0, true),
            row("a", 1L, "x", 1L, 1.0, true),
            row("b", 1L, "x", 1L, 1.0, true));
    assertThat(rows()).isEmpty();
  }

  @Test
  void columnsThatAreNotThereAreAllReported() {
    assertThatThrownBy(() -> DominanceByStep.of(List.of(), "step", "type", "counts").result(SCHEMA))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'type'; columns: run, step, agent_type, count")
        .satisfies(
            e ->
                assertThat(Arrays.asList(e.getSuppressed()))
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "no column 'counts'; did you mean 'count'? Columns: run, step, agent_type,"
                            + " count"));
  }

  private static List<List<@Nullable Object>> rows(List<?>... rows) {
    return EveryOrder.rows(DOMINANCE, Rows.chunk(SCHEMA, rows));
  }
}
