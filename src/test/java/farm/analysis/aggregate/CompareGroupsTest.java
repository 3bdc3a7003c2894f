package farm.analysis.aggregate;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.comparison.Comparison;
import farm.analysis.aggregate.group.AggregateSpec;
import farm.analysis.aggregate.group.GroupTable;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.DataException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareGroupsTest {

  private static final Schema RUNS =
      Schema.of(
          new Field("step", ColumnType.LONG),
          new Field("experiment", ColumnType.TEXT),
          new Field("peak", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE));

  private static final List<Comparison> BOTH =
      List.of(Comparison.of("peak", "experiment"), Comparison.of("energy", "experiment"));

  private static void assertRows(
      CompareGroups compare, Chunk rows, int chunkRows, List<List<@Nullable Object>> expected) {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    Create.Values<Chunk> chunks =
        rows.rowCount() == 0
            ? Create.of(rows)
            : Create.of(AgentTurns.shuffled(rows, chunkRows, new Random(chunkRows)));
    PCollection<Chunk> result =
        pipeline.apply(chunks.withCoder(ChunkCoder.of(rows.schema()))).apply(compare);
    PAssert.that(result)
        .satisfies(
            all -> {
              List<List<@Nullable Object>> actual = new ArrayList<>();
              all.forEach(chunk -> actual.addAll(Rows.of(chunk)));
              assertThat(actual).isEqualTo(expected);
              return null;
            });
    pipeline.run();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100})
  void eachKeyAndColumnOfValuesHasARow(int chunkRows) {
    Chunk runs =
        Rows.chunk(
            RUNS,
            row(2L, "b", 9L, 1.0),
            row(1L, "a", 2L, 0.5),
            row(1L, "b", 4L, 1.5),
            row(2L, "a", 9L, 2.0),
            row(1L, "a", 2L, 0.5),
            row(1L, "b", 4L, null));
    List<List<@Nullable Object>> expected =
        List.of(
            withoutTest(1L, "peak", 2L, 2L, 2.0, 4.0, 2.0, 1.0),
            withoutTest(1L, "energy", 2L, 1L, 0.5, 1.5, 1.0, 1.0),
            withoutTest(2L, "peak", 1L, 1L, 9.0, 9.0, 0.0, 0.5),
            withoutTest(2L, "energy", 1L, 1L, 2.0, 1.0, -1.0, 0.0));
    assertRows(CompareGroups.of(List.of("step"), BOTH), runs, chunkRows, expected);
  }

  private static List<@Nullable Object> withoutTest(long step, String value, Object... numbers) {
    List<@Nullable Object> row = new ArrayList<>(row(step, value, "a", "b"));
    row.addAll(List.of(numbers).subList(0, 5));
    row.addAll(Collections.nCopies(5, null));
    row.add(numbers[5]);
    return row;
  }

  @Test
  void emptyInputHasARowForEachColumnOfValues() {
    List<@Nullable Object> empty = new ArrayList<>(row(null, null, 0L, 0L));
    empty.addAll(Collections.nCopies(9, null));
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (String value : List.of("peak", "energy")) {
      List<@Nullable Object> row = new ArrayList<>(row((Object) value));
      row.addAll(empty);
      expected.add(row);
    }
    assertRows(CompareGroups.of(List.of(), BOTH), Rows.chunk(RUNS), 1, expected);
  }

  @Test
  void columnsMayHaveNamesThatBeginAlike() {
    Schema schema =
        Schema.of(
            new Field("x", ColumnType.TEXT),
            new Field("a", ColumnType.LONG),
            new Field("a first", ColumnType.LONG));
    CompareGroups compare =
        CompareGroups.of(
            List.of(), List.of(Comparison.of("a", "x"), Comparison.of("a first", "x")));
    assertThat(compare.result(schema).names()).isEqualTo(CompareGroups.COLUMNS);
  }

  @Test
  void errorsNameTheColumnAndTheKeys() {
    Comparison peak = Comparison.of("peak", "experiment");
    AggregateSpec spec = new AggregateSpec(RUNS, List.of("step"), Map.of("peak", peak));
    GroupTable table = new GroupTable(spec);
    table.add(Rows.chunk(RUNS, row(7L, "a", 1L, 1.0)));
    assertThatThrownBy(() -> table.results(0))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "'peak' of step 7 has one group in column 'experiment', 'a'; should have two, or"
                + " 'first' and 'second' should name them");
  }

  @Test
  void columnsAreComparedOnceAndNotWithinThemselves() {
    assertThatThrownBy(() -> CompareGroups.of(List.of(), List.of(BOTH.get(0), BOTH.get(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two columns of the result are named 'peak'");
  }
}
