package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Groups the rows of a bundle in one table, and gives it in shards when the bundle ends; or merges
 * it into shared ones, and gives nothing.
 *
 * @param sharedShards what to merge into; null to give the tables
 */
record GroupStage(AggregateSpec spec, int shards, @Nullable SharedObject<SharedShards> sharedShards)
    implements ChunkStage<KV<Integer, GroupTable>> {

  /** A table that has grown so large is given before the bundle ends. */
  private static final long MOST_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 32);

  @Override
  public ChunkWork<KV<Integer, GroupTable>> begin() {
    return new Work(sharedShards == null ? null : sharedShards.open());
  }

  @Override
  public KV<Integer, GroupTable> ofNothing() {
    return KV.of(0, new GroupTable(spec));
  }

  private final class Work implements ChunkWork<KV<Integer, GroupTable>> {

    private final @Nullable SharedShards shared;
    private @Nullable GroupTable table;

    Work(@Nullable SharedShards shared) {
      this.shared = shared;
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

    @Override
    public void close() {
      if (sharedShards != null) {
        sharedShards.close();
      }
    }
  }
}
