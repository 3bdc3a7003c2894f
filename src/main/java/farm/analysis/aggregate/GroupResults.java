package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import farm.analysis.stage.Facts;
import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/** Makes chunks of the results of all groups, in order, and does the work of a stage on them. */
record GroupResults<T>(AggregateSpec spec, ResultRows rows, ChunkStage<T> next)
    implements Serializable {

  /**
   * Gives what the stage makes of the results of this table, which has all groups.
   *
   * @param facts those that the stage needs
   */
  void give(GroupTable groups, Facts facts, Consumer<T> output) {
    GroupLimit.check(groups.size(), rows.maxGroups());
    groups.countEstimates((name, n) -> Metrics.counter(Aggregate.ESTIMATES, name).inc(n));
    boolean isOfNoRows = groups.size() == 0 && spec.keys().isEmpty();
    try (ChunkWork<T> work = next.begin(facts)) {
      give(isOfNoRows ? GroupTable.ofNoRows(spec) : groups, work, output);
      work.finish(output);
    }
  }

  private void give(GroupTable groups, ChunkWork<T> work, Consumer<T> output) {
    Counter counter = Metrics.counter(Aggregate.class, Aggregate.GROUPS);
    Iterator<Chunk> blocks = SortedGroups.blocks(groups, spec, rows);
    long given = 0;
    for (int ordinal = 0; blocks.hasNext() && given < rows.limit(); ordinal++) {
      Chunk block = blocks.next();
      Chunk wanted = block.slice(0, (int) Math.min(block.rowCount(), rows.limit() - given));
      work.add(wanted.from(new Origin("groups", 0, ordinal, given)), output);
      given += wanted.rowCount();
    }
    counter.inc(given);
  }
}
