package farm.analysis.aggregate;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.group.AggregateSpec;
import farm.analysis.aggregate.group.GroupTable;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;

/** Whole pipelines give the same bits for rows in any order and chunks of any size. */
class AggregateOrderTest {

  private static final List<List<String>> KEYS =
      List.of(List.of(), List.of("type"), List.of("step"), List.of("type", "step"));

  @Test
  void anyOrderAndChunkSizeGivesTheSameBits() {
    qt().withFixedSeed(25)
        .withExamples(12)
        .withShrinkCycles(0)
        .forAll(
            longs().all(),
            integers().between(1, 60),
            arbitrary().pick(List.of(1, 7, Integer.MAX_VALUE)),
            arbitrary().pick(KEYS))
        .checkAssert(AggregateOrderTest::check);
  }

  private static void check(long seed, int rows, int chunkRows, List<String> keys) {
    Chunk turns = AgentTurns.random(seed, rows);
    AggregateSpec spec = new AggregateSpec(AgentTurns.SCHEMA, keys, AgentTurns.aggregations());
    GroupTable atOnce = new GroupTable(spec);
    atOnce.add(turns);
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    Aggregate aggregate = Aggregate.groupBy(keys);
    for (Map.Entry<String, Aggregation> one : spec.aggregations().entrySet()) {
      aggregate = aggregate.with(one.getKey(), one.getValue());
    }
    PAssert.that(
            pipeline
                .apply(
                    Create.of(AgentTurns.shuffled(turns, chunkRows, new Random(seed)))
                        .withCoder(ChunkCoder.of(AgentTurns.SCHEMA)))
                .apply(aggregate))
        .containsInAnyOrder(AgentTurns.result(atOnce));
    pipeline.run();
  }
}
