package farm.analysis.join;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.operator.ChunkFlow;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Joins of collections; {@code JoinOracleTest} has joins of random tables. */
@ExtendWith(TestPipelineExtension.class)
class JoinTest {

  private static final Schema ACTIONS =
      Schema.of(new Field("agent", ColumnType.LONG), new Field("action", ColumnType.TEXT));

  private static final Schema AGENTS =
      Schema.of(new Field("agent", ColumnType.LONG), new Field("kind", ColumnType.TEXT));

  private static final Chunk ACTIONS_ROWS =
      Rows.chunk(
          ACTIONS,
          row(2L, "move"),
          row(1L, "eat"),
          row(null, "rest"),
          row(9L, "die"),
          row(2L, null));

  private static final Chunk AGENTS_ROWS =
      Rows.chunk(AGENTS, row(1L, "a"), row(2L, "b"), row(3L, "c"), row(2L, "d"), row(null, "e"));

  @Test
  void rowsWithoutAMatchComeLast(TestPipeline pipeline) {
    PCollection<Chunk> joined =
        PCollectionTuple.of("x", chunks(pipeline, "actions", ACTIONS_ROWS, 1))
            .and("a", chunks(pipeline, "agents", AGENTS_ROWS, 2))
            .apply(Join.of(JoinType.Kind.OUTER, new Equality.InAll("agent")));

    assertThat(ChunkCoder.schemaOf(joined)).hasToString("agent long, action text, kind text");
    PAssert.that(joined)
        .satisfies(
            chunks ->
                assertRows(
                    chunks,
                    row(2L, "move", "b"),
                    row(2L, "move", "d"),
                    row(1L, "eat", "a"),
                    row(null, "rest", null),
                    row(9L, "die", null),
                    row(2L, null, "b"),
                    row(2L, null, "d"),
                    row(3L, null, "c"),
                    row(null, null, "e")));
    pipeline.run();
  }

  @Test
  void theFirstInputCanBeHeldInMemory(TestPipeline pipeline) {
    PCollection<Chunk> joined =
        PCollectionTuple.of("x", chunks(pipeline, "actions", ACTIONS_ROWS, 2))
            .and("a", chunks(pipeline, "agents", AGENTS_ROWS, 1))
            .apply(
                Join.of(JoinType.Kind.LEFT, new Equality.Of(Map.of("x", "agent", "a", "agent")))
                    .withFields("x", new JoinFields.Kept(List.of("action")))
                    .withFields("a", new JoinFields.Renamed(Map.of("who", "kind")))
                    .withBroadcast(List.of("x")));

    PAssert.that(joined)
        .satisfies(
            chunks ->
                assertRows(
                    chunks,
                    row("eat", "a"),
                    row("move", "b"),
                    row(null, "b"),
                    row("move", "d"),
                    row(null, "d"),
                    row("rest", null),
                    row("die", null)));
    pipeline.run();
  }

  @Test
  void keysInTheChosenColumnsAreOneColumnToo(TestPipeline pipeline) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("agent", "agent");
    names.put("other", "kind");
    PCollection<Chunk> joined =
        PCollectionTuple.of("x", chunks(pipeline, "actions", ACTIONS_ROWS.slice(3, 1), 1))
            .and("a", chunks(pipeline, "agents", AGENTS_ROWS.slice(0, 1), 1))
            .and("b", chunks(pipeline, "others", AGENTS_ROWS.slice(2, 1), 1))
            .apply(
                Join.of(JoinType.Kind.OUTER, new Equality.InAll("agent"))
                    .withFields("a", new JoinFields.Kept(List.of("agent", "kind")))
                    .withFields("b", new JoinFields.Renamed(names)));

    assertThat(ChunkCoder.schemaOf(joined))
        .hasToString("agent long, kind text, other text, action text");
    PAssert.that(joined)
        .satisfies(
            chunks ->
                assertRows(
                    chunks,
                    row(9L, null, null, "die"),
                    row(1L, "a", null, null),
                    row(3L, null, "c", null)));
    pipeline.run();
  }

  @Test
  void rowsOfLargeInputsComeInTheOrderOfTheKeys(TestPipeline pipeline) {
    Join join = Join.of(JoinType.Kind.OUTER, new Equality.InAll("agent"));
    PCollection<Chunk> joined =
        join.flow(
                List.of(
                    large("x", chunks(pipeline, "actions", ACTIONS_ROWS, 1)),
                    large("a", chunks(pipeline, "agents", AGENTS_ROWS, 2))))
            .chunks()
            .collection();

    PAssert.that(joined)
        .satisfies(
            chunks ->
                assertRows(
                    chunks,
                    row(null, "rest", null),
                    row(null, null, "e"),
                    row(1L, "eat", "a"),
                    row(2L, "move", "b"),
                    row(2L, "move", "d"),
                    row(2L, null, "b"),
                    row(2L, null, "d"),
                    row(3L, null, "c"),
                    row(9L, "die", null)));
    pipeline.run();
  }

  private static JoinInput large(String name, PCollection<Chunk> chunks) {
    return new JoinInput(name, ChunkFlow.of(chunks, name), 1L << 30);
  }

  @Test
  void inputsMayHaveNoRows(TestPipeline pipeline) {
    Join join = Join.of(JoinType.Kind.OUTER, new Equality.InAll("agent"));
    Chunk none = AGENTS_ROWS.slice(0, 0);
    PCollection<Chunk> actions = chunks(pipeline, "actions", ACTIONS_ROWS, 1);
    PCollection<Chunk> agents = chunks(pipeline, "agents", none, 1);
    PAssert.that(PCollectionTuple.of("x", actions).and("a", agents).apply("left", join))
        .satisfies(chunks -> assertCount(chunks, 5));
    PAssert.that(PCollectionTuple.of("a", agents).and("x", actions).apply("right", join))
        .satisfies(chunks -> assertCount(chunks, 5));
    PAssert.that(
            PCollectionTuple.of("a", agents)
                .and("b", agents)
                .apply(
                    "both",
                    Join.of(JoinType.Kind.INNER, new Equality.InAll("agent"))
                        .withFields("b", new JoinFields.Kept(List.of()))))
        .empty();
    pipeline.run();
  }

  private static PCollection<Chunk> chunks(
      TestPipeline pipeline, String name, Chunk rows, int chunkRows) {
    List<Chunk> chunks = TestChunks.of(rows, chunkRows);
    Collections.reverse(chunks);
    return pipeline.apply(name, Create.of(chunks).withCoder(ChunkCoder.of(rows.schema())));
  }

  private static Void assertRows(Iterable<Chunk> chunks, List<?>... rows) {
    List<List<?>> found = new java.util.ArrayList<>();
    StreamSupport.stream(chunks.spliterator(), false)
        .sorted(Comparator.comparing(Chunk::origin))
        .forEach(chunk -> found.addAll(Rows.of(chunk)));
    assertThat(found).isEqualTo(List.of(rows));
    return null;
  }

  private static Void assertCount(Iterable<Chunk> chunks, int count) {
    int found = 0;
    for (Chunk chunk : chunks) {
      found += chunk.rowCount();
    }
    assertThat(found).isEqualTo(count);
    return null;
  }
}
