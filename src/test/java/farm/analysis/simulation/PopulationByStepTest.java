package farm.analysis.simulation;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationByStepTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("run", ColumnType.TEXT),
          new Field("step", ColumnType.LONG),
          new Field("agents", ColumnType.LONG));

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 50})
  void equalsTheFormulasOfEachRun(int window) {
    Random random = new Random(window);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Map<String, TreeMap<Long, @Nullable Long>> runs = new TreeMap<>();
    for (int i = 0; i < 120; i++) {
      String run = "run" + random.nextInt(3);
      long step = random.nextInt(30);
      Long agents = random.nextInt(8) == 0 ? null : (Long) (long) random.nextInt(4);
      rows.add(row(run, step, agents));
      TreeMap<Long, @Nullable Long> populations = runs.computeIfAbsent(run, r -> new TreeMap<>());
      populations.put(step, EveryOrder.sum(populations.get(step), agents));
    }
    List<List<@Nullable Object>> expected = new ArrayList<>();
    runs.forEach((run, populations) -> addExpected(run, populations, window, expected));

    EveryOrder.assertClose(
        EveryOrder.rows(PopulationByStep.of(List.of("run"), "step", "agents", window), chunk(rows)),
        expected);
  }

  private static void addExpected(
      String run,
      TreeMap<Long, @Nullable Long> populations,
      int window,
      List<List<@Nullable Object>> expected) {
    List<Long> steps = new ArrayList<>(populations.keySet());
    for (int i = 0; i < steps.size(); i++) {
      Long population = populations.get(steps.get(i));
      Long before = i == 0 ? null : populations.get(steps.get(i - 1));
      Double growth =
          population == null || before == null || before == 0
              ? null
              : (Double)
                  (Math.exp(
                          Math.log((double) population / before)
                              / (steps.get(i) - steps.get(i - 1)))
                      - 1);
      List<@Nullable Long> last = new ArrayList<>();
      for (Long step : steps.subList(Math.max(0, i + 1 - window), i + 1)) {
        last.add(populations.get(step));
      }
      expected.add(row(run, steps.get(i), population, growth, i == 0 ? null : stability(last)));
    }
  }

  /** 1 / (1 + σ/μ), with σ/μ = √(n Σx² − (Σx)²) / Σx. */
  private static @Nullable Double stability(List<@Nullable Long> window) {
    long sum = 0;
    long squares = 0;
    for (Long population : window) {
      if (population == null) {
        return null;
      }
      sum += population;
      squares += population * population;
    }
    return sum == 0 ? null : 1 / (1 + Math.sqrt(window.size() * squares - sum * sum) / sum);
  }

  @Test
  void growthIsPerStepAndMissingAfterNone() {
    assertThat(
            rows(
                row("a", 0L, 4L),
                row("a", 2L, 9L),
                row("a", 3L, 0L),
                row("a", 4L, 0L),
                row("a", 5L, 6L),
                row("b", 7L, 3L)))
        .extracting(row -> row.get(3))
        .containsExactly(null, 0.5, -1.0, null, null, null);
  }

  @Test
  void anUnchangedPopulationIsStable() {
    assertThat(rows(row("a", 1L, 5L), row("a", 2L, 5L), row("a", 3L, 5L)))
        .containsExactly(
            row("a", 1L, 5L, null, null), row("a", 2L, 5L, 0.0, 1.0), row("a", 3L, 5L, 0.0, 1.0));
  }

  @Test
  void nobodyForTheWholeWindowHasNoStability() {
    assertThat(rows(row("a", 1L, 0L), row("a", 2L, 0L)))
        .containsExactly(row("a", 1L, 0L, null, null), row("a", 2L, 0L, null, null));
  }

  @Test
  void aStepWithoutCountsHasNoPopulation() {
    assertThat(rows(row("a", 1L, 4L), row("a", 2L, null), row("a", 3L, 4L), row("a", 4L, 4L)))
        .containsExactly(
            row("a", 1L, 4L, null, null),
            row("a", 2L, null, null, null),
            row("a", 3L, 4L, null, null),
            row("a", 4L, 4L, 0.0, 1.0));
  }

  @Test
  void oneStepHasNeitherGrowthNorStability() {
    assertThat(rows(row("a", 7L, 4L))).containsExactly(row("a", 7L, 4L, null, null));
  }

  @Test
  void noRowsGiveNone() {
    assertThat(rows()).isEmpty();
  }

  @Test
  void allRowsAreOneRunIfNoColumnTellsRunsApart() {
    List<List<@Nullable Object>> rows =
        EveryOrder.rows(
            PopulationByStep.of(List.of(), "step", "agents", 2),
            Rows.chunk(SCHEMA, row("a", 1L, 2L), row("b", 1L, 3L), row("b", 2L, 10L)));
    assertThat(rows)
        .containsExactly(row(1L, 5L, null, null), row(2L, 10L, 1.0, 1 / (1 + 2.5 / 7.5)));
  }

  @Test
  void columnsThatAreNotThereAreAllReported() {
    assertThatThrownBy(() -> PopulationByStep.of(List.of("rum"), "stp", "agent", 2).result(SCHEMA))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'rum'; did you mean 'run'? Columns: run, step, agents")
        .satisfies(
            e ->
                assertThat(Arrays.asList(e.getSuppressed()))
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "no column 'stp'; did you mean 'step'? Columns: run, step, agents",
                        "no column 'agent'; did you mean 'agents'? Columns: run, step, agents"));
  }

  @Test
  void stepsAndCountsShouldBeNumbers() {
    assertThatThrownBy(() -> PopulationByStep.of(List.of(), "run", "agents", 2).result(SCHEMA))
        .hasMessage("steps should be numbers: column 'run' is text");
    assertThatThrownBy(() -> PopulationByStep.of(List.of(), "step", "run", 2).result(SCHEMA))
        .hasMessage("sum needs numbers: column 'run' is text");
  }

  @Test
  void aWindowOfOneStepIsRefused() {
    assertThatThrownBy(() -> PopulationByStep.of(List.of(), "step", "agents", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'window' should be at least 2, was 1");
  }

  private static List<List<@Nullable Object>> rows(List<?>... rows) {
    return EveryOrder.rows(
        PopulationByStep.of(List.of("run"), "step", "agents", 2), chunk(Arrays.asList(rows)));
  }

  private static Chunk chunk(List<? extends List<?>> rows) {
    return Rows.chunk(SCHEMA, rows);
  }
}
