package farm.analysis.load;

import farm.analysis.chunk.Schema;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkStage;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Wait;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a loader, read where they are worked on.
 *
 * @param signal a collection to be complete before anything is read; null for none
 * @param counted whether rows are counted
 */
record LoaderFlow(
    DataLoader loader, Pipeline pipeline, @Nullable PCollection<?> signal, boolean counted)
    implements ChunkFlow {

  /** What is read with a side input at hand passes about so many steps that can't be joined. */
  private static final int HOPS_AFTER_SIGNAL = 4;

  @Override
  public Schema schema() {
    return loader.schema();
  }

  @Override
  public <T> PCollection<T> through(String name, ChunkStage<T> stage, Coder<T> coder) {
    return pipeline.apply(
        name,
        PTransform.<PBegin, PCollection<T>>compose(
            begin ->
                lanes(begin)
                    .apply("ReadChunks", ParDo.of(new ReadChunksFn<>(stage, counted)))
                    .setCoder(coder)));
  }

  private PCollection<Lane> lanes(PBegin begin) {
    int count = ReadTuning.lanes(pipeline.getOptions(), loader.inputs().byteSize());
    int hops = signal == null ? 1 : HOPS_AFTER_SIGNAL;
    List<Lane> planned = loader.lanes(count, hops);
    PCollection<Lane> lanes =
        begin.apply("Plan", plan(planned.isEmpty() ? List.of(Lane.empty()) : planned));
    return signal == null ? lanes : lanes.apply("Wait", Wait.on(signal));
  }

  /** A step that gives the lanes: one of few nodes, where it needn't give them in parallel. */
  private PTransform<PBegin, PCollection<Lane>> plan(List<Lane> lanes) {
    Coder<Lane> coder = SerializableCoder.of(Lane.class);
    return ReadTuning.isDirect(pipeline.getOptions())
        ? PTransform.compose(
            begin ->
                begin
                    .apply("Start", Impulse.create())
                    .apply("GiveLanes", ParDo.of(GiveLanesFn.of(lanes, coder)))
                    .setCoder(coder))
        : Create.of(lanes).withCoder(coder);
  }
}
