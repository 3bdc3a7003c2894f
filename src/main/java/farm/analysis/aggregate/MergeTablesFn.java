package farm.analysis.aggregate;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/** Merges the tables of one shard. */
final class MergeTablesFn extends Combine.CombineFn<GroupTable, GroupTable, GroupTable> {

  private final AggregateSpec spec;
  private final int shards;
  private final long maxGroups;

  /** Merges the tables of one of so many shards, which together have at most so many groups. */
  MergeTablesFn(AggregateSpec spec, int shards, long maxGroups) {
    this.spec = spec;
    this.shards = shards;
    this.maxGroups = maxGroups;
  }

  @Override
  public GroupTable createAccumulator() {
    return new GroupTable(spec);
  }

  @Override
  public GroupTable addInput(GroupTable merged, GroupTable table) {
    merged.merge(table);
    GroupLimit.checkShard(merged, shards, maxGroups);
    return merged;
  }

  @Override
  public GroupTable mergeAccumulators(Iterable<GroupTable> tables) {
    GroupTable merged = createAccumulator();
    tables.forEach(table -> addInput(merged, table));
    return merged;
  }

  @Override
  public GroupTable extractOutput(GroupTable merged) {
    return merged;
  }

  @Override
  public Coder<GroupTable> getAccumulatorCoder(CoderRegistry registry, Coder<GroupTable> input) {
    return new GroupTableCoder(spec);
  }

  @Override
  public Coder<GroupTable> getDefaultOutputCoder(CoderRegistry registry, Coder<GroupTable> input) {
    return new GroupTableCoder(spec);
  }
}
