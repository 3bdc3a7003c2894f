package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Groups the rows of a bundle in one table, and merges it into shared ones; gives nothing. */
final class GroupInPlaceFn extends DoFn<Chunk, KV<Integer, GroupTable>> {

  private final DataProcessor before;
  private final AggregateSpec spec;
  private final SharedShards shards;
  private transient @Nullable SharedShards shared;
  private transient @Nullable GroupTable table;

  /** Groups what a processor makes of the chunks. */
  GroupInPlaceFn(DataProcessor before, AggregateSpec spec, SharedShards shards) {
    this.before = before;
    this.spec = spec;
    this.shards = shards;
  }

  @Setup
  public void open() {
    shared = shards.open();
  }

  @ProcessElement
  public void add(@Element Chunk chunk) {
    GroupTable groups = table == null ? new GroupTable(spec) : table;
    groups.add(before.process(chunk, Process::count));
    table = groups;
    if (groups.byteSize() > GroupBundleFn.MOST_BYTES) {
      merge();
    }
  }

  @FinishBundle
  public void merge() {
    if (table != null && shared != null) {
      shared.add(table);
      table = null;
    }
  }

  @Teardown
  public void close() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }
}
