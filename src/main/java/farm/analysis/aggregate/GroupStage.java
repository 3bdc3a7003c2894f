package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkStage;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Groups the rows of a bundle in one table, and gives it in shards when the bundle ends; or merges
 * it into shared ones, and gives nothing.
 */
final class GroupStage implements ChunkStage<KV<Integer, GroupTable>> {

  /** A table that has grown so large is given before the bundle ends. */
  private static final long MOST_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 32);

  private final AggregateSpec spec;
  private final int shards;
  private final @Nullable SharedObject<SharedShards> sharedShards;
  private transient @Nullable SharedShards shared;
  private transient @Nullable GroupTable table;

  /**
   * Groups rows.
   *
   * @param sharedShards what to merge into; null to give the tables
   */
  GroupStage(AggregateSpec spec, int shards, @Nullable SharedObject<SharedShards> sharedShards) {
    this.spec = spec;
    this.shards = shards;
    this.sharedShards = sharedShards;
  }

  @Override
  public void open() {
    shared = sharedShards == null ? null : sharedShards.open();
  }

  @Override
  public void close() {
    table = null;
    if (sharedShards != null && shared != null) {
      sharedShards.close();
      shared = null;
    }
  }

  @Override
  public void add(Chunk chunk, Consumer<KV<Integer, GroupTable>> output) {
    GroupTable groups = table == null ? new GroupTable(spec) : table;
    groups.add(chunk);
    table = groups;
    if (groups.byteSize() > MOST_BYTES) {
      takeShards().forEach(output);
    }
  }

  @Override
  public void finish(Consumer<KV<Integer, GroupTable>> output) {
    takeShards().forEach(output);
  }

  @Override
  public KV<Integer, GroupTable> ofNothing() {
    return KV.of(0, new GroupTable(spec));
  }

  @Override
  public boolean givesLittle() {
    return sharedShards != null;
  }

  @Override
  public long byteSize(KV<Integer, GroupTable> shard) {
    return shard.getValue().byteSize();
  }

  private List<KV<Integer, GroupTable>> takeShards() {
    if (table == null) {
      return List.of();
    }
    List<GroupTable> tables = table.shards(shards);
    table = null;
    if (shared != null) {
      shared.add(tables);
      return List.of();
    }
    return IntStream.range(0, shards)
        .filter(shard -> tables.get(shard).size() > 0)
        .mapToObj(shard -> KV.of(shard, tables.get(shard)))
        .toList();
  }
}
