package farm.analysis.aggregate;

import farm.analysis.chunk.Schema;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.StageWork;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * The results of all groups: rows are grouped where they are read, and the pieces merged by one
 * worker, which puts the groups in order and works on them.
 */
record GroupsFlow(ChunkFlow input, AggregateSpec spec, ResultRows rows) implements ChunkFlow {

  @Override
  public Pipeline pipeline() {
    return input.pipeline();
  }

  @Override
  public Schema schema() {
    return spec.result();
  }

  @Override
  public <T> PCollection<T> through(String name, ChunkStage<T> stage, Coder<T> coder) {
    ResultsFn<T> results = new ResultsFn<>(new GroupResults<>(spec, rows, stage));
    return pipeline()
        .apply(
            name,
            PTransform.<PBegin, PCollection<T>>compose(
                begin ->
                    groups().apply("Results", StageWork.step(results, stage)).setCoder(coder)));
  }

  /** One table of all groups. A combination by key, as a global one ends on Spark's driver. */
  private PCollection<GroupTable> groups() {
    return input
        .through("Group", new GroupStage(spec), new GroupPieceCoder(spec))
        .apply(
            "OneKey", WithKeys.<Integer, GroupPiece>of(0).withKeyType(TypeDescriptors.integers()))
        .apply("Merge", Combine.perKey(new MergePiecesFn(spec, rows.maxGroups())))
        .apply("Groups", Values.create())
        .setCoder(new GroupTableCoder(spec));
  }
}
