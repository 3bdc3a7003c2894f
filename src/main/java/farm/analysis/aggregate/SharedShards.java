package farm.analysis.aggregate;

import java.util.Arrays;
import java.util.List;

/**
 * The merged tables of all shards of one aggregate, of a runner that does everything in this JVM.
 *
 * <p>That runner reads on while tables wait to be merged, so that they would pile up. Here, whoever
 * has grouped a bundle merges its table at once, and goes on reading only then.
 */
final class SharedShards {

  private final AggregateSpec spec;
  private final long maxGroups;
  private final GroupTable[] tables;

  SharedShards(AggregateSpec spec, int shards, long maxGroups) {
    this.spec = spec;
    this.maxGroups = maxGroups;
    this.tables = new GroupTable[shards];
    clear();
  }

  /** Merges a table into each shard, each thread from another one on. */
  void add(List<GroupTable> pieces) {
    int shards = tables.length;
    int first = Math.floorMod(Thread.currentThread().getId(), shards);
    for (int i = 0; i < shards; i++) {
      int shard = (first + i) % shards;
      GroupTable merged = table(shard);
      synchronized (merged) {
        merged.merge(pieces.get(shard));
        GroupLimit.checkShard(merged, shards, maxGroups);
      }
    }
  }

  private synchronized GroupTable table(int shard) {
    return tables[shard];
  }

  /** All tables, when everything has been added. */
  synchronized List<GroupTable> all() {
    return List.of(tables);
  }

  /** Forgets all groups. */
  synchronized void clear() {
    Arrays.setAll(tables, shard -> new GroupTable(spec));
  }
}
