package farm.analysis.load;

import farm.analysis.chunk.Schema;
import farm.analysis.shared.Runners;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.StageWork;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * The chunks of a loader, read where they are worked on.
 *
 * @param sizes the sizes that the read is cut into
 * @param counted whether rows are counted
 */
record LoaderFlow(DataLoader loader, Pipeline pipeline, ReadSizes sizes, boolean counted)
    implements ChunkFlow {

  @Override
  public Schema schema() {
    return loader.schema();
  }

  @Override
  public <T> PCollection<T> through(String name, ChunkStage<T> stage, Coder<T> coder) {
    return pipeline.apply(
        name, PTransform.<PBegin, PCollection<T>>compose(begin -> read(begin, stage, coder)));
  }

  private <T> PCollection<T> read(PBegin begin, ChunkStage<T> stage, Coder<T> coder) {
    if (!stage.givesLittle() && Runners.isDirect(pipeline.getOptions())) {
      return lanes(begin)
          .apply("ReadChunks", StageWork.step(new ReadChunksFn<>(stage, counted), stage))
          .setCoder(coder);
    }
    return begin
        .apply("Tasks", Read.from(loader.tasks(sizes)))
        .apply("Work", StageWork.step(new WorkFn<>(stage, loader.chunkSize(), counted), stage))
        .setCoder(coder);
  }

  /** Lanes to be read in turns: a runner that keeps chunks in memory takes a burst at a time. */
  private PCollection<Lane> lanes(PBegin begin) {
    List<Lane> planned = loader.lanes(ReadTuning.threads(pipeline.getOptions()));
    return begin.apply(
        "Lanes",
        Create.of(planned.isEmpty() ? List.of(Lane.empty()) : planned)
            .withCoder(SerializableCoder.of(Lane.class)));
  }
}
