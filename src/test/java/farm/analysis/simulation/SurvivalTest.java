package farm.analysis.simulation;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.learn.LearnedFacts;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivalTest {

  private static final Schema AGENTS =
      Schema.of(
          new Field("run", ColumnType.TEXT),
          new Field("id", ColumnType.LONG),
          new Field("birth", ColumnType.LONG),
          new Field("death", ColumnType.LONG));

  private static final Schema STEPS =
      Schema.of(new Field("step", ColumnType.LONG), new Field("run", ColumnType.TEXT));

  private static final Survival SURVIVAL = new Survival(List.of("run"), "birth", "death", "step");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void equalsThePlainComputationOfEachAgent(int seed) {
    Random random = new Random(seed);
    Map<String, Long> lastSteps = new HashMap<>();
    List<List<@Nullable Object>> steps = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long step = random.nextInt(50);
      String run = "run" + random.nextInt(3);
      steps.add(row(step, run));
      lastSteps.merge(run, step, Math::max);
    }
    List<List<@Nullable Object>> agents = new ArrayList<>();
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (long id = 0; id < 60; id++) {
      String run = "run" + random.nextInt(4);
      Long birth = random.nextInt(10) == 0 ? null : (Long) (long) random.nextInt(20);
      Long death = random.nextBoolean() ? null : (Long) (long) (20 + random.nextInt(20));
      agents.add(row(run, id, birth, death));
      Long end = death == null ? lastSteps.get(run) : death;
      Long time = end == null || birth == null ? null : (Long) (end - birth);
      expected.add(row(run, id, birth, death, death == null, time));
    }
    assertThat(byId(Rows.chunk(AGENTS, agents), Rows.chunk(STEPS, steps))).isEqualTo(expected);
  }

  @Test
  void theLivingCountUntilTheLastStepOfTheirRun() {
    assertThat(
            byId(
                Rows.chunk(AGENTS, row("a", 1L, 3L, 5L), row("a", 2L, 3L, null)),
                Rows.chunk(STEPS, row(9L, "a"), row(100L, "b"), row(8L, "a"), row(null, "a"))))
        .containsExactly(row("a", 1L, 3L, 5L, false, 2L), row("a", 2L, 3L, null, true, 6L));
  }

  @Test
  void withoutStepsOnlyTheDeadHaveATime() {
    assertThat(
            byId(
                Rows.chunk(AGENTS, row("a", 1L, 3L, 5L), row("a", 2L, 3L, null)),
                Rows.chunk(STEPS)))
        .containsExactly(row("a", 1L, 3L, 5L, false, 2L), row("a", 2L, 3L, null, true, null));
  }

  @Test
  void aMissingRunIsARun() {
    assertThat(byId(Rows.chunk(AGENTS, row(null, 1L, 3L, null)), Rows.chunk(STEPS, row(9L, null))))
        .containsExactly(row(null, 1L, 3L, null, true, 6L));
  }

  @Test
  void noAgentsGiveNone() {
    assertThat(byId(Rows.chunk(AGENTS), Rows.chunk(STEPS, row(9L, "a")))).isEmpty();
  }

  @Test
  void allIsOneRunIfNoColumnTellsRunsApart() {
    Schema agents =
        Schema.of(new Field("birth", ColumnType.DOUBLE), new Field("death", ColumnType.LONG));
    Survival survival = new Survival(List.of(), "birth", "death", "step");
    assertThat(survival.result(agents, STEPS))
        .hasToString("birth double, death long, alive boolean, survival_time double");
    Chunk chunk = Rows.chunk(agents, row(0.5, null), row(Double.NaN, 3L), row(1.0, 3L));
    assertThat(
            EveryOrder.rows(
                with(survival, Rows.chunk(STEPS, row(4L, "a"), row(7L, "b"))), chunk.slice(0, 1)))
        .containsExactly(row(0.5, null, true, 6.5));
    assertThat(EveryOrder.rows(with(survival, Rows.chunk(STEPS)), chunk.slice(0, 1)))
        .containsExactly(row(0.5, null, true, null));
    assertThat(EveryOrder.rows(with(survival, Rows.chunk(STEPS)), chunk.slice(1, 1)))
        .containsExactly(row(Double.NaN, 3L, false, null));
  }

  @Test
  void integersAreSubtractedExactly() {
    long large = 1L << 53;
    assertThat(
            byId(
                Rows.chunk(
                    AGENTS, row("a", 1L, large + 1, large + 2), row("a", 2L, large + 1, null)),
                Rows.chunk(STEPS, row(large + 2, "a"))))
        .containsExactly(
            row("a", 1L, large + 1, large + 2, false, 1L), row("a", 2L, large + 1, null, true, 1L));
  }

  @Test
  void timesBeyond64BitsAreRefused() {
    Chunk agents = Rows.chunk(AGENTS, row("a", 1L, -Long.MAX_VALUE, Long.MAX_VALUE));
    assertThatThrownBy(() -> byId(agents, Rows.chunk(STEPS)))
        .hasRootCauseInstanceOf(ArithmeticException.class)
        .hasMessageEndingWith(
            "row 1 of the chunk that starts at 0: the survival time overflows 64 bits:"
                + " 9223372036854775807 - -9223372036854775807; cast one of the columns to double");
  }

  @Test
  void stepsThatAreNotIntegersGiveDoubles() {
    Chunk steps =
        Rows.chunk(
            Schema.of(new Field("step", ColumnType.DOUBLE), new Field("run", ColumnType.TEXT)),
            row(9.5, "a"));
    assertThat(SURVIVAL.result(AGENTS, steps.schema()).toString()).endsWith("survival_time double");
    assertThat(byId(Rows.chunk(AGENTS, row("a", 1L, 3L, null), row("a", 2L, 3L, 5L)), steps))
        .containsExactly(row("a", 1L, 3L, null, true, 6.5), row("a", 2L, 3L, 5L, false, 2.0));
  }

  @Test
  void runsThatAreZeroOfAnySignAreOne() {
    Schema agents =
        Schema.of(
            new Field("run", ColumnType.DOUBLE),
            new Field("id", ColumnType.LONG),
            new Field("birth", ColumnType.LONG),
            new Field("death", ColumnType.LONG));
    Schema steps =
        Schema.of(new Field("step", ColumnType.LONG), new Field("run", ColumnType.DOUBLE));
    assertThat(
            byId(
                Rows.chunk(agents, row(-0.0, 1L, 3L, null), row(0.0, 2L, 3L, null)),
                Rows.chunk(steps, row(9L, -0.0), row(8L, 0.0))))
        .containsExactly(row(-0.0, 1L, 3L, null, true, 6L), row(0.0, 2L, 3L, null, true, 6L));
  }

  @Test
  void columnsThatAreNotThereAreAllReportedOfBothInputs() {
    assertThatThrownBy(
            () -> new Survival(List.of("run"), "brith", "death", "s").result(AGENTS, STEPS))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "agents: no column 'brith'; did you mean 'birth'? Columns: run, id, birth, death")
        .satisfies(
            e ->
                assertThat(Arrays.asList(e.getSuppressed()))
                    .extracting(Throwable::getMessage)
                    .containsExactly("steps: no column 's'; columns: step, run"));
  }

  @Test
  void columnsThatItAddsMustNotBeThere() {
    Schema twice = SURVIVAL.result(AGENTS, STEPS);
    assertThatThrownBy(() -> SURVIVAL.result(twice, STEPS))
        .hasMessage("agents: there is a column 'alive' already; rename it");
  }

  @Test
  void timesShouldBeNumbersAndRunsOfOneType() {
    Schema steps = Schema.of(new Field("step", ColumnType.TEXT), new Field("run", ColumnType.LONG));
    assertThatThrownBy(
            () -> new Survival(List.of("run"), "run", "death", "step").result(AGENTS, steps))
        .hasMessage("steps should be numbers: column 'run' is text")
        .satisfies(
            e ->
                assertThat(Arrays.asList(e.getSuppressed()))
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "steps should be numbers: column 'step' is text",
                        "column 'run' is text in the agents but long in the steps; should be of one"
                            + " type, to match runs"));
  }

  private static List<List<@Nullable Object>> byId(Chunk agents, Chunk steps) {
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (int size : new int[] {1, 7, Math.max(1, agents.rowCount())}) {
      List<List<@Nullable Object>> rows =
          new ArrayList<>(EveryOrder.inChunksOf(size, with(SURVIVAL, steps), agents));
      rows.sort(Comparator.comparing(row -> (Long) row.get(1)));
      assertThat(size == 1 || rows.equals(all)).as("%s and %s", rows, all).isTrue();
      all = rows;
    }
    return all;
  }

  /** The transform of agents that learns from these steps. */
  private static PTransform<PCollection<Chunk>, PCollection<Chunk>> with(
      Survival survival, Chunk steps) {
    return PTransform.compose(
        agents -> {
          PCollection<Chunk> all =
              agents
                  .getPipeline()
                  .apply(
                      Create.of(EveryOrder.chunks(steps, 2, new Random(1)))
                          .withCoder(ChunkCoder.of(steps.schema())));
          LearnedFacts learned =
              LearnedFacts.from(ChunkFlow.of(all).in("Learn"), "Facts", survival);
          return learned.applied(ChunkFlow.of(agents)).chunks().collection();
        });
  }
}
