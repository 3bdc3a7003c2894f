package farm.analysis.aggregate.group;

import static farm.analysis.chunk.Rows.row;
import static org.apache.beam.sdk.testing.CombineFnTester.testCombineFn;

import farm.analysis.aggregate.AgentTurns;
import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

class MergePiecesFnTest {

  private static final AggregateSpec SPEC =
      new AggregateSpec(
          AgentTurns.SCHEMA,
          List.of("type"),
          new LinkedHashMap<>(Map.of("sum_age", Sum.of("age"))));

  @Test
  void mergesGroupsByKey() {
    List<GroupPiece> tables =
        List.of(
            table(SPEC, row(1L, "prey", null, 3L), row(1L, "predator", null, 4L)),
            table(SPEC, row(1L, "prey", null, 5L), row(1L, null, null, null)),
            table(SPEC, row(1L, "predator", null, -9L)));

    testCombineFn(
        new MergePiecesFn(SPEC, 1000),
        new ArrayList<>(tables),
        resultIs(
            Rows.chunk(
                Schema.of(
                    new Field("type", ColumnType.TEXT), new Field("sum_age", ColumnType.LONG)),
                Origin.of("groups"),
                List.of(row(null, null), row("predator", -5L), row("prey", 8L)))));
  }

  @Test
  void noTablesGiveNoGroups() {
    testCombineFn(
        new MergePiecesFn(SPEC, 1000),
        new ArrayList<>(),
        resultIs(Chunk.empty(SPEC.result(), Origin.of("groups"))));
  }

  @Test
  void withoutKeysTablesAreOneGroup() {
    AggregateSpec rows =
        new AggregateSpec(AgentTurns.SCHEMA, List.of(), Map.of("rows", Count.ofRows()));
    List<Object> row = row(1L, "prey", 0.5, 3L);

    testCombineFn(
        new MergePiecesFn(rows, 1000),
        new ArrayList<>(List.of(table(rows, row), table(rows, row, row), table(rows))),
        resultIs(
            Rows.chunk(
                Schema.of(new Field("rows", ColumnType.LONG)),
                Origin.of("groups"),
                List.of(row(3L)))));
  }

  @Test
  void anySplitOfRowsGivesTheSameBits() {
    AggregateSpec spec =
        new AggregateSpec(AgentTurns.SCHEMA, List.of("step", "type"), AgentTurns.aggregations());
    Chunk turns = AgentTurns.random(20, 200);
    GroupTable atOnce = new GroupTable(spec);
    atOnce.add(turns);
    List<GroupPiece> tables = new ArrayList<>();
    for (Chunk chunk : AgentTurns.shuffled(turns, 25, new Random(21))) {
      GroupTable table = new GroupTable(spec);
      table.add(chunk);
      tables.add(GroupPiece.of(table));
    }

    testCombineFn(new MergePiecesFn(spec, 1000), tables, resultIs(AgentTurns.result(atOnce)));
  }

  private static GroupPiece table(AggregateSpec spec, List<?>... rows) {
    GroupTable table = new GroupTable(spec);
    table.add(Rows.chunk(AgentTurns.SCHEMA, rows));
    return GroupPiece.of(table);
  }

  private static Matcher<GroupTable> resultIs(Chunk expected) {
    return new FeatureMatcher<>(Matchers.equalTo(expected), "table with the result", "result") {
      @Override
      protected Chunk featureValueOf(GroupTable table) {
        return AgentTurns.result(table);
      }
    };
  }
}
