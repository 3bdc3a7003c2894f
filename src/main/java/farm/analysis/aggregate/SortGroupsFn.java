package farm.analysis.aggregate;

import farm.analysis.shared.SharedObject;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Gives the results of all shards, and what a stage makes of them. */
final class SortGroupsFn<T> extends DoFn<KV<Integer, Iterable<GroupTable>>, T> {

  private final GroupResults<T> results;
  private final @Nullable SharedObject<SharedShards> shards;
  private transient @Nullable SharedShards shared;

  /**
   * Sorts the tables it is given or, if these are shared, those.
   *
   * @param shards where the tables are; null if they come as elements
   */
  SortGroupsFn(GroupResults<T> results, @Nullable SharedObject<SharedShards> shards) {
    this.results = results;
    this.shards = shards;
  }

  @Setup
  public void open() {
    shared = shards == null ? null : shards.open();
  }

  @Teardown
  public void close() {
    if (shards != null && shared != null) {
      shards.close();
      shared = null;
    }
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<GroupTable>> tables, OutputReceiver<T> receiver) {
    results.give(shared == null ? tables.getValue() : shared.all(), receiver::output);
    if (shared != null) {
      shared.clear();
    }
  }
}
