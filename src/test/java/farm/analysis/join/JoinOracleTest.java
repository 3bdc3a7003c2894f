package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Joins of random tables have the rows of SQLite's joins, in the order of the streamed rows, for
 * any size and order of the chunks.
 */
class JoinOracleTest {

  private static final int CASES = 30;
  private static final List<Integer> CHUNK_ROWS = List.of(1, 7, 10_000);

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void joinsAreThoseOfSqlite(int inputs) throws Exception {
    for (int seed = 0; seed < CASES; seed++) {
      RandomJoin join = RandomJoin.of(seed, inputs);
      List<List<@Nullable Object>> expected = SqliteJoin.rows(join);
      TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
      for (int rows : CHUNK_ROWS) {
        PCollectionTuple tuple = PCollectionTuple.empty(pipeline);
        for (Map.Entry<String, Chunk> table : join.tables().entrySet()) {
          String name = table.getKey();
          tuple = tuple.and(name, pipeline.apply(name + rows, chunks(table.getValue(), rows)));
        }
        PCollection<Chunk> joined = tuple.apply("Join " + rows, join.join());
        PAssert.that("seed %d: %s".formatted(seed, join), joined).satisfies(new HasRows(expected));
      }
      pipeline.run();
    }
  }

  /** The rows in chunks of this size, in any order. */
  private static Create.Values<Chunk> chunks(Chunk rows, int size) {
    List<Chunk> chunks = new ArrayList<>();
    for (int row = 0; row < rows.rowCount(); row += size) {
      Origin origin = new Origin("test", 0, row / size, row);
      chunks.add(rows.slice(row, Math.min(size, rows.rowCount() - row)).from(origin));
    }
    Collections.shuffle(chunks, new Random(size));
    return Create.of(chunks).withCoder(ChunkCoder.of(rows.schema()));
  }
}
