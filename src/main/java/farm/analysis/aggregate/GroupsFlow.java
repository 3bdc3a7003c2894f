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
    if (SharedObject.isDirect(pipeline()) && input.hasEnd()) {
      SharedObject<SharedShards> shared = shared(SHARDS);
      GroupStage groups = new GroupStage(spec, SHARDS, shared);
      return input.through(name, new GroupAllStage<>(groups, shared, results), coder);
    }
    return pipeline()
        .apply(name, PTransform.<PBegin, PCollection<T>>compose(begin -> grouped(results, coder)));
  }

  private <T> PCollection<T> grouped(GroupResults<T> results, Coder<T> coder) {
    boolean isDirect = SharedObject.isDirect(pipeline());
    int shards = isDirect ? SHARDS : SHARDS_OF_CLUSTER;
    SharedObject<SharedShards> shared = isDirect ? shared(shards) : null;
    PCollection<KV<Integer, GroupTable>> pieces =
        input.through("GroupEachBundle", new GroupStage(spec, shards, shared), coder());
    return (isDirect ? pieces : merged(pieces, shards))
        .apply("AllShards", GroupByKey.create())
        .apply("InKeyOrder", ParDo.of(new SortGroupsFn<>(results, shared)))
        .setCoder(coder);
  }

  private SharedObject<SharedShards> shared(int shards) {
    AggregateSpec ofGroups = spec;
    long maxGroups = rows.maxGroups();
    return new SharedObject<>(() -> new SharedShards(ofGroups, shards, maxGroups));
  }

  /** The tables of all shards, made of one for each bundle; by a runner of many JVMs. */
  private PCollection<KV<Integer, GroupTable>> merged(
      PCollection<KV<Integer, GroupTable>> pieces, int shards) {
    return pieces
        .apply("MergeShards", Combine.perKey(new MergeTablesFn(spec, shards, rows.maxGroups())))
        .setCoder(coder())
        .apply("Gather", ParDo.of(new GatherFn()))
        .setCoder(coder());
  }

  private KvCoder<Integer, GroupTable> coder() {
    return KvCoder.of(VarIntCoder.of(), new GroupTableCoder(spec));
  }
}
