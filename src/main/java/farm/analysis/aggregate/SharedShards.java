package farm.analysis.aggregate;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The merged tables of all shards of one aggregate, for a runner that does everything in this JVM
 * and nothing twice (the DirectRunner).
 *
 * <p>That runner reads on while tables wait to be merged, so that they would pile up. Here, whoever
 * has grouped a bundle merges its table at once, and goes on reading only then.
 */
final class SharedShards implements Serializable {

  private static final Map<String, SharedShards> IN_USE = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final AggregateSpec spec;
  private final int shards;
  private final long maxGroups;

  private transient GroupTable @Nullable [] tables;
  private transient int users;

  SharedShards(AggregateSpec spec, int shards, long maxGroups) {
    this.spec = spec;
    this.shards = shards;
    this.maxGroups = maxGroups;
  }

  /** The same object for all copies of this, until all who have it have closed it. */
  SharedShards open() {
    return IN_USE.compute(id, (key, known) -> (known == null ? this : known).withUser());
  }

  private synchronized SharedShards withUser() {
    users++;
    if (tables == null) {
      tables = new GroupTable[shards];
      clear();
    }
    return this;
  }

  /** Says that the one who has opened this needs it no more. */
  void close() {
    IN_USE.computeIfPresent(id, (key, known) -> known.withoutUser() ? known : null);
  }

  private synchronized boolean withoutUser() {
    users--;
    if (users == 0) {
      tables = null;
    }
    return users > 0;
  }

  /** Merges a table into each shard, each thread from another one on. */
  void add(List<GroupTable> pieces) {
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
    return opened()[shard];
  }

  /** All tables, when everything has been added. */
  synchronized List<GroupTable> all() {
    return List.of(opened());
  }

  /** Forgets all groups. */
  synchronized void clear() {
    Arrays.setAll(opened(), shard -> new GroupTable(spec));
  }

  private GroupTable[] opened() {
    if (tables == null) {
      throw new IllegalStateException("the shards aren't open");
    }
    return tables;
  }
}
