package farm.analysis.aggregate;

import farm.analysis.chunk.Schema;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkStage;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/** The results of all groups, worked on by the one who puts them in order. */
record GroupsFlow(ChunkFlow input, AggregateSpec spec, ResultRows rows) implements ChunkFlow {

  /** How many tables the groups are merged in, side by side: in one JVM, and on many machines. */
  private static final int SHARDS = 4;

  private static final int SHARDS_OF_CLUSTER = 32;

  @Override
  public Pipeline pipeline() {
    return input.pipeline();
  }

  @Override
  public Schema schema() {
    return spec.result();
  }

  @Override
  public boolean hasEnd() {
    return true;
  }

  @Override
  public <T> PCollection<T> through(String name, ChunkStage<T> stage, Coder<T> coder) {
    GroupResults<T> results = new GroupResults<>(spec, rows, stage);
    SharedObject<SharedShards> shared =
        SharedObject.isDirect(pipeline().getOptions()) ? sharedShards() : null;
    return shared != null && input.hasEnd()
        ? input.through(name, new GroupAllStage<>(stage(shared), shared, results), coder)
        : pipeline()
            .apply(
                name,
                PTransform.<PBegin, PCollection<T>>compose(
                    begin -> grouped(results, shared, coder)));
  }

  private <T> PCollection<T> grouped(
      GroupResults<T> results, @Nullable SharedObject<SharedShards> shared, Coder<T> coder) {
    PCollection<KV<Integer, GroupTable>> pieces =
        input.through("GroupEachBundle", stage(shared), coder());
    return (shared == null ? merged(pieces) : pieces)
        .apply("AllShards", GroupByKey.create())
        .apply("InKeyOrder", ParDo.of(new SortGroupsFn<>(results, shared)))
        .setCoder(coder);
  }

  private GroupStage stage(@Nullable SharedObject<SharedShards> shared) {
    return new GroupStage(spec, shared == null ? SHARDS_OF_CLUSTER : SHARDS, shared);
  }

  private SharedObject<SharedShards> sharedShards() {
    AggregateSpec ofGroups = spec;
    long maxGroups = rows.maxGroups();
    return new SharedObject<>(() -> new SharedShards(ofGroups, SHARDS, maxGroups));
  }

  /** The tables of all shards, made of one for each bundle; by a runner of many JVMs. */
  private PCollection<KV<Integer, GroupTable>> merged(PCollection<KV<Integer, GroupTable>> pieces) {
    MergeTablesFn merge = new MergeTablesFn(spec, SHARDS_OF_CLUSTER, rows.maxGroups());
    return pieces
        .apply("MergeShards", Combine.perKey(merge))
        .setCoder(coder())
        .apply("Gather", ParDo.of(new GatherFn()))
        .setCoder(coder());
  }

  private KvCoder<Integer, GroupTable> coder() {
    return KvCoder.of(VarIntCoder.of(), new GroupTableCoder(spec));
  }
}
