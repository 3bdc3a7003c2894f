package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.join.pair.LocalRun;
import farm.analysis.join.pair.Pairing;
import farm.analysis.join.pair.Pairing.Side;
import farm.analysis.join.range.LocalRangeJoin;
import farm.analysis.join.table.LocalTableJoin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Runs the operators of a join without a pipeline, on bundles and pieces in random order. */
final class LocalJoin {

  private final LocalRun run;
  private final int chunkRows;

  /**
   * Runs in chunks of this size.
   *
   * @param random decides the order and the number of bundles
   */
  LocalJoin(Random random, int chunkRows) {
    this.run = new LocalRun(random);
    this.chunkRows = chunkRows;
  }

  /**
   * The chunks of the result in the order of their origins.
   *
   * @param sides the side in memory of each join of two; none for a join by ranges
   */
  List<Chunk> chunks(JoinOptions options, Map<String, Chunk> inputs, List<Optional<Side>> sides) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    inputs.forEach((name, rows) -> schemas.put(name, rows.schema()));
    JoinPlan plan = JoinPlan.of(options, schemas);
    List<List<Chunk>> chunks = new ArrayList<>();
    for (Chunk rows : inputs.values()) {
      chunks.add(TestChunks.of(rows.project(plan.needed(chunks.size())), chunkRows));
    }
    List<Chunk> joined = chunks.get(0);
    for (int i = 1; i < chunks.size(); i++) {
      Pairing pairing = plan.pairings().get(i - 1);
      List<Chunk> left = joined;
      List<Chunk> right = chunks.get(i);
      joined =
          sides
              .get(i - 1)
              .map(side -> new LocalTableJoin(run).chunks(pairing, side, left, right))
              .orElseGet(() -> new LocalRangeJoin(run).chunks(pairing, left, right));
    }
    return joined;
  }
}
