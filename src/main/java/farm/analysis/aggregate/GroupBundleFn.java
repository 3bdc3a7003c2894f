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

/** Groups the rows of a bundle in one table, and gives it in shards when the bundle ends. */
final class GroupBundleFn extends DoFn<Chunk, KV<Integer, GroupTable>> {

  /** A table that has grown so large is given before the bundle ends. */
  static final long MOST_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 32);

  private final DataProcessor before;
  private final AggregateSpec spec;
  private final int shards;
  private transient @Nullable GroupTable table;

  /** Groups what a processor makes of the chunks. */
  GroupBundleFn(DataProcessor before, AggregateSpec spec, int shards) {
    this.before = before;
    this.spec = spec;
    this.shards = shards;
  }

  @ProcessElement
  public void add(@Element Chunk chunk, OutputReceiver<KV<Integer, GroupTable>> output) {
    GroupTable groups = table == null ? new GroupTable(spec) : table;
    Chunk processed = before.process(chunk, Process::count);
    groups.add(processed);
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
    return IntStream.range(0, shards)
        .filter(shard -> tables.get(shard).size() > 0)
        .mapToObj(shard -> KV.of(shard, tables.get(shard)))
        .toList();
  }
}
