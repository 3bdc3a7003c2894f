package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Groups the rows of a bundle in one table, and gives it in shards when the bundle ends; or merges
 * it into shared ones, and gives nothing.
 */
final class GroupBundleFn extends DoFn<Chunk, KV<Integer, GroupTable>> {

  /** A table that has grown so large is given before the bundle ends. */
  private static final long MOST_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 32);

  private final DataProcessor before;
  private final AggregateSpec spec;
  private final int shards;
  private final @Nullable SharedShards sharedShards;
  private transient @Nullable SharedShards shared;
  private transient @Nullable GroupTable table;

  /**
   * Groups what a processor makes of the chunks.
   *
   * @param sharedShards what to merge into; null to give the tables
   */
  GroupBundleFn(
      DataProcessor before, AggregateSpec spec, int shards, @Nullable SharedShards sharedShards) {
    this.before = before;
    this.spec = spec;
    this.shards = shards;
    this.sharedShards = sharedShards;
  }

  @Setup
  public void open() {
    shared = sharedShards == null ? null : sharedShards.open();
  }

  @Teardown
  public void close() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  @ProcessElement
  public void add(@Element Chunk chunk, OutputReceiver<KV<Integer, GroupTable>> output) {
    GroupTable groups = table == null ? new GroupTable(spec) : table;
    groups.add(before.process(chunk, Process::count));
    table = groups;
    if (groups.byteSize() > MOST_BYTES) {
      takeShards().forEach(output::output);
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    takeShards()
        .forEach(
            shard ->
                context.output(shard, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE));
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
