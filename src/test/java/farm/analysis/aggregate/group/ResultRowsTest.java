package farm.analysis.aggregate.group;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.AgentTurns;
import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The groups of a result, and their order. */
@ExtendWith(TestPipelineExtension.class)
class ResultRowsTest {

  private static final Schema TURNS = AgentTurns.SCHEMA;

  private static final Aggregate BY_STEP =
      Aggregate.groupBy("step").with("rows", Count.ofRows()).with("energy", Mean.of("energy"));

  @Test
  void greatestFirstWithNanAndMissingLastAndKeysAmongEquals(TestPipeline pipeline) {
    assertRows(
        turns(pipeline).apply(BY_STEP.orderedBy(Order.descending("energy"))),
        row(2L, 1L, 3.0),
        row(4L, 1L, 3.0),
        row(1L, 2L, 1.0),
        row(5L, 1L, Double.NaN),
        row(3L, 1L, null));
    pipeline.run();
  }

  @Test
  void severalColumnsAndALimit(TestPipeline pipeline) {
    assertRows(
        turns(pipeline)
            .apply(BY_STEP.orderedBy(Order.ascending("rows"), Order.descending("step")).limit(3)),
        row(5L, 1L, Double.NaN),
        row(4L, 1L, 3.0),
        row(3L, 1L, null));
    pipeline.run();
  }

  @Test
  void groupsThatAreNotWantedDontCountAgainstTheLimit(TestPipeline pipeline) {
    assertRows(
        turns(pipeline).apply(BY_STEP.having(ResultRowsTest::withStepOverTwo).limit(2)),
        row(3L, 1L, null),
        row(4L, 1L, 3.0));
    pipeline.run();
  }

  private static Chunk withStepOverTwo(Chunk chunk) {
    LongColumn steps = (LongColumn) chunk.column(0);
    return chunk.select(
        IntStream.range(0, chunk.rowCount())
            .filter(row -> steps.longAt(chunk.position(row)) > 2)
            .toArray());
  }

  @Test
  void manyGroupsAreOrderedAndLimitedAsFewAre(TestPipeline pipeline) {
    Schema schema = Schema.of(new Schema.Field("id", ColumnType.LONG));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (long id = 0; id < 40_000; id++) {
      rows.add(row(id));
    }
    assertRows(
        pipeline
            .apply(Create.of(List.of(Rows.chunk(schema, rows))).withCoder(ChunkCoder.of(schema)))
            .apply(
                Aggregate.groupBy("id")
                    .with("n", Count.ofRows())
                    .having(ResultRowsTest::withStepOverTwo)
                    .orderedBy(Order.ascending("n"), Order.descending("id"))
                    .limit(3)),
        row(39_999L, 1L),
        row(39_998L, 1L),
        row(39_997L, 1L));
    pipeline.run();
  }

  @Test
  void tooManyGroupsAreAnError(TestPipeline pipeline) {
    turns(pipeline).apply(BY_STEP.withMaxGroups(4));

    assertThatThrownBy(pipeline::run)
        .cause()
        .isInstanceOf(DataException.class)
        .hasMessage(
            "there are more than 4 groups, the limit max_groups; group by fewer columns or by"
                + " coarser values");
  }

  @Test
  void asManyGroupsAsAllowedAreNoError(TestPipeline pipeline) {
    turns(pipeline).apply(BY_STEP.withMaxGroups(5));
    pipeline.run();
  }

  @Test
  void runsAreKeptTogether(TestPipeline pipeline) {
    Schema schema = AgentTurns.SCHEMA.with(new Schema.Field("run", ColumnType.LONG));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (long run = 0; run < 5; run++) {
      for (long step = 0; step < 7000; step++) {
        rows.add(row(step, null, null, null, run));
      }
    }
    PCollection<Chunk> result =
        pipeline
            .apply(Create.of(List.of(Rows.chunk(schema, rows))).withCoder(ChunkCoder.of(schema)))
            .apply(Aggregate.groupBy("run", "step").with("n", Count.ofRows()).keepingTogether(1));

    PAssert.that(result)
        .satisfies(
            chunks -> {
              assertThat(chunks)
                  .extracting(Chunk::rowCount)
                  .containsExactlyInAnyOrder(21000, 14000);
              return null;
            });
    pipeline.run();
  }

  @Test
  void unknownColumnsOfTheOrderAreFoundBeforeDataIsRead() {
    assertThatThrownBy(() -> BY_STEP.orderedBy(Order.ascending("enrgy")).result(TURNS))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'enrgy'; did you mean 'energy'? Columns: step, rows, energy");
  }

  @Test
  void limitsAreAtLeastOne() {
    assertThatThrownBy(() -> BY_STEP.limit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'limit' should be at least 1, was 0");
    assertThatThrownBy(() -> BY_STEP.withMaxGroups(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'max_groups' should be at least 1, was -1");
  }

  private static PCollection<Chunk> turns(TestPipeline pipeline) {
    Chunk chunk =
        Rows.chunk(
            TURNS,
            row(1L, "prey", 0.5, null),
            row(5L, "prey", Double.NaN, null),
            row(2L, "prey", 3.0, null),
            row(3L, "prey", null, null),
            row(4L, "prey", 3.0, null),
            row(1L, "prey", 1.5, null));
    return pipeline.apply(Create.of(List.of(chunk)).withCoder(ChunkCoder.of(TURNS)));
  }

  /** Checks that the result's chunks have these rows, in this order. */
  private static void assertRows(PCollection<Chunk> result, List<?>... rows) {
    List<List<?>> expected = List.of(rows);
    PAssert.that(result)
        .satisfies(
            chunks -> {
              List<List<@Nullable Object>> actual =
                  StreamSupport.stream(chunks.spliterator(), false)
                      .sorted(Comparator.comparing(Chunk::origin))
                      .flatMap(chunk -> Rows.of(chunk).stream())
                      .toList();
              assertThat(actual).isEqualTo(expected);
              return null;
            });
  }
}
