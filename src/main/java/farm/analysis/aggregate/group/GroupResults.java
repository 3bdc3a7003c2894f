package farm.analysis.aggregate.group;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Makes chunks of the results of all groups, in order, and applies an operator to them.
 *
 * @param counted true if this pass counts the groups; false if another pass counts them
 */
record GroupResults(AggregateSpec spec, ResultRows rows, boolean counted, ChunkOperator operator)
    implements Serializable {

  /** Applies the operator to the results of this table, which has all groups. */
  void work(GroupTable groups, Facts facts, Outputs outputs) {
    GroupLimit.check(groups.size(), rows.maxGroups());
    boolean isOfNoRows = groups.size() == 0 && spec.keys().isEmpty();
    try (OperatorInstance instance = operator.begin(facts)) {
      long given = give(isOfNoRows ? GroupTable.ofNoRows(spec) : groups, instance, outputs);
      instance.finish(outputs);
      if (counted) {
        groups.countEstimates((name, n) -> Metrics.counter(ResultMetrics.ESTIMATES, name).inc(n));
        Metrics.counter(ResultMetrics.class, ResultMetrics.GROUPS).inc(given);
      }
    }
  }

  private long give(GroupTable groups, OperatorInstance instance, Outputs outputs) {
    Iterator<Chunk> blocks = SortedGroups.blocks(groups, spec, rows);
    long given = 0;
    for (int ordinal = 0; blocks.hasNext() && given < rows.limit(); ordinal++) {
      Chunk block = blocks.next();
      Chunk wanted = block.slice(0, (int) Math.min(block.rowCount(), rows.limit() - given));
      instance.add(wanted.from(new Origin("groups", 0, ordinal, given)), outputs);
      given += wanted.rowCount();
    }
    return given;
  }
}
