package farm.analysis.aggregate;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.aggregate.value.Max;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class AggregateTest {

  private static final Schema TURNS = AgentTurns.SCHEMA;

  @Test
  void groupsByTwoColumnsInTheirOrder(TestPipeline pipeline) {
    PCollection<Chunk> result =
        chunks(
                pipeline,
                TURNS,
                Rows.chunk(TURNS, row(2L, "prey", 1.0, 1L), row(1L, "prey", 0.1, null)),
                Rows.chunk(TURNS, row(1L, "prey", 0.2, 3L), row(1L, null, null, 4L)),
                Rows.chunk(TURNS, row(null, "prey", -0.0, null), row(1L, "bear", 5.0, 6L)))
            .apply(
                Aggregate.groupBy("step", "type")
                    .with("rows", Count.ofRows())
                    .with("mean", Mean.of("energy"))
                    .with("oldest", Max.of("age")));

    assertResult(
        result,
        row(null, "prey", 1L, 0.0, null),
        row(1L, null, 1L, null, 4L),
        row(1L, "bear", 1L, 5.0, 6L),
        row(1L, "prey", 2L, (0.1 + 0.2) / 2, 3L),
        row(2L, "prey", 1L, 1.0, 1L));
    assertThat(ChunkCoder.schemaOf(result))
        .hasToString("step long, type text, rows long, mean double, oldest long");
    pipeline.run();
  }

  @Test
  void commonAggregationsNameTheirResults(TestPipeline pipeline) {
    PCollection<Chunk> result =
        chunks(
                pipeline,
                TURNS,
                Rows.chunk(TURNS, row(2L, "prey", 1.0, 1L), row(2L, "prey", 3.0, 2L)))
            .apply(
                Aggregate.groupBy("step")
                    .count()
                    .sum("age")
                    .mean("energy")
                    .min("age")
                    .max("age")
                    .median("energy")
                    .stddev("age")
                    .countDistinct("type")
                    .quantile("energy", 0.25));

    assertResult(result, row(2L, 2L, 3L, 2.0, 1L, 2L, 2.0, Math.sqrt(0.5), 1L, 1.5));
    assertThat(ChunkCoder.schemaOf(result).names())
        .containsExactly(
            "step",
            "rows",
            "sum_age",
            "mean_energy",
            "min_age",
            "max_age",
            "median_energy",
            "stddev_age",
            "distinct_type",
            "q0.25_energy");
    pipeline.run();
  }

  @Test
  void keysCanBeOfAnyType(TestPipeline pipeline) {
    Schema schema =
        Schema.of(
            new Field("energy", ColumnType.DOUBLE),
            new Field("alive", ColumnType.BOOLEAN),
            new Field("genome", ColumnType.JSON));
    PCollection<Chunk> result =
        chunks(
                pipeline,
                schema,
                Rows.chunk(schema, row(Double.NaN, true, "[1]"), row(0.0, null, "[1]")),
                Rows.chunk(schema, row(Double.NaN, true, "[1]"), row(-0.0, null, "[1]")),
                Rows.chunk(schema, row(null, false, null), row(-1.5, true, "[1]")))
            .apply(Aggregate.groupBy("alive", "energy", "genome").with("rows", Count.ofRows()));

    assertResult(
        result,
        row(null, 0.0, "[1]", 2L),
        row(false, null, null, 1L),
        row(true, -1.5, "[1]", 1L),
        row(true, Double.NaN, "[1]", 2L));
    pipeline.run();
  }

  @Test
  void withoutKeysAllRowsAreOneGroup(TestPipeline pipeline) {
    PCollection<Chunk> result =
        chunks(
                pipeline,
                TURNS,
                Rows.chunk(TURNS, row(1L, "prey", 0.5, 1L)),
                Rows.chunk(TURNS, row(2L, "bear", 0.25, null)))
            .apply(Aggregate.groupBy().with("sum", Sum.of("energy")).with("n", Count.of("age")));

    assertResult(result, row(0.75, 1L));
    pipeline.run();
  }

  @Test
  void withoutKeysNoInputGivesOneRow(TestPipeline pipeline) {
    PCollection<Chunk> result =
        chunks(pipeline, TURNS)
            .apply(Aggregate.groupBy().with("sum", Sum.of("energy")).with("n", Count.ofRows()));

    assertResult(result, row(null, 0L));
    pipeline.run();
  }

  @Test
  void withoutKeysChunksOfNoRowsGiveOneRow(TestPipeline pipeline) {
    PCollection<Chunk> result =
        chunks(pipeline, TURNS, Rows.chunk(TURNS), Rows.chunk(TURNS))
            .apply(Aggregate.groupBy().with("n", Count.ofRows()));

    assertResult(result, row(0L));
    pipeline.run();
  }

  @Test
  void withKeysNoRowsGiveNoGroups(TestPipeline pipeline) {
    PCollection<Chunk> ofNoInput =
        chunks(pipeline, TURNS)
            .apply("NoInput", Aggregate.groupBy("step").with("n", Count.ofRows()));
    PCollection<Chunk> ofNoRows =
        pipeline
            .apply("NoRows", Create.of(Rows.chunk(TURNS)).withCoder(ChunkCoder.of(TURNS)))
            .apply(Aggregate.groupBy("step").with("n", Count.ofRows()));

    PAssert.that(ofNoInput).empty();
    PAssert.that(ofNoRows).empty();
    pipeline.run();
  }

  @Test
  void withoutAggregationsTheKeysAreLeft(TestPipeline pipeline) {
    PCollection<Chunk> result =
        chunks(
                pipeline,
                TURNS,
                Rows.chunk(TURNS, row(2L, "prey", 0.5, 1L), row(1L, "prey", null, null)),
                Rows.chunk(TURNS, row(2L, "bear", 0.25, null)))
            .apply(Aggregate.groupBy("step"));

    assertResult(result, row(1L), row(2L));
    pipeline.run();
  }

  @Test
  void groupsBeyondOneChunkGoOnInTheNext(TestPipeline pipeline) {
    int groups = 40_000;
    Schema schema = Schema.of(new Field("id", ColumnType.LONG));
    List<List<Object>> backwards =
        LongStream.range(0, groups).mapToObj(id -> row(groups - 1 - id)).toList();
    Chunk ids = Rows.chunk(schema, backwards);
    PCollection<Chunk> result =
        chunks(pipeline, schema, ids.slice(0, 25_000), ids.slice(15_000, 25_000))
            .apply(Aggregate.groupBy("id").with("n", Count.ofRows()));

    List<List<Object>> expected =
        LongStream.range(0, groups)
            .mapToObj(id -> row(id, id >= 15_000 && id < 25_000 ? 2L : 1L))
            .toList();
    Schema out = ChunkCoder.schemaOf(result);
    PAssert.that(result)
        .containsInAnyOrder(
            chunk(out, 0, expected.subList(0, 16_384)),
            chunk(out, 1, expected.subList(16_384, 32_768)),
            chunk(out, 2, expected.subList(32_768, groups)));
    pipeline.run();
  }

  private static Chunk chunk(Schema schema, int ordinal, List<List<Object>> rows) {
    return Rows.chunk(schema, new Origin("groups", 0, ordinal, ordinal * 16_384L), rows);
  }

  @Test
  void overflowNamesTheResultAndTheGroup(TestPipeline pipeline) {
    chunks(
            pipeline,
            TURNS,
            Rows.chunk(TURNS, row(3L, "prey", 0.5, Long.MAX_VALUE), row(1L, "bear", 0.5, 1L)),
            Rows.chunk(TURNS, row(3L, "prey", 0.5, 1L)))
        .apply(Aggregate.groupBy("step", "type").with("total_age", Sum.of("age")));

    assertThatThrownBy(pipeline::run)
        .isInstanceOf(PipelineExecutionException.class)
        .cause()
        .isInstanceOf(DataException.class)
        .hasMessage(
            "'total_age' of step 3, type prey is 9223372036854775808, which 64 bits can't hold;"
                + " cast the column to double");
  }

  private static PCollection<Chunk> chunks(TestPipeline pipeline, Schema schema, Chunk... chunks) {
    return pipeline.apply(Create.of(List.of(chunks)).withCoder(ChunkCoder.of(schema)));
  }

  /** Checks that the result is one chunk of these rows, in this order. */
  private static void assertResult(PCollection<Chunk> result, List<?>... rows) {
    PAssert.that(result)
        .containsInAnyOrder(
            Rows.chunk(ChunkCoder.schemaOf(result), Origin.of("groups"), List.of(rows)));
  }

  @Test
  void moreColumnsThanAWordHasBitsAreRefusedBeforeAnyRowIsRead() {
    List<String> names = IntStream.range(0, 65).mapToObj(i -> "c" + i).toList();
    Schema wide = Schema.of(names.stream().map(n -> new Field(n, ColumnType.LONG)).toList());
    assertThatThrownBy(() -> Deduplicate.by(List.of()).result(wide))
        .isInstanceOf(RequestException.class)
        .hasMessage("there are 65 columns to group by; should be at most 64");
  }
}
