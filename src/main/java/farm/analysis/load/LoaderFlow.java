package farm.analysis.load;

import farm.analysis.chunk.Schema;
import farm.analysis.shared.Runners;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkStage;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Wait;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a loader, read where they are worked on.
 *
 * @param sizes the sizes that the read is cut into
 * @param signal a collection to be complete before anything is read, so that nothing waits for it
 *     in memory; null for none
 * @param counted whether rows are counted
 */
record LoaderFlow(
    DataLoader loader,
    Pipeline pipeline,
    ReadSizes sizes,
    @Nullable PCollection<?> signal,
    boolean counted)
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
        name, PTransform.<PBegin, PCollection<T>>compose(begin -> read(begin, stage, coder)));
  }

  private <T> PCollection<T> read(PBegin begin, ChunkStage<T> stage, Coder<T> coder) {
    if (!stage.givesLittle() && Runners.isDirect(pipeline.getOptions())) {
      return lanes(begin)
          .apply("ReadChunks", ParDo.of(new ReadChunksFn<>(stage, counted)))
          .setCoder(coder);
    }
    return whenSignalled(begin.apply("Tasks", Read.from(loader.tasks(sizes))))
        .apply("Work", ParDo.of(new WorkFn<>(stage, loader.chunkSize(), counted)))
        .setCoder(coder);
  }

  /** Lanes to be read in turns: a runner that keeps chunks in memory takes a burst at a time. */
  private PCollection<Lane> lanes(PBegin begin) {
    int count = ReadTuning.threads(pipeline.getOptions());
    List<Lane> planned = loader.lanes(count, signal == null ? 1 : HOPS_AFTER_SIGNAL);
    return whenSignalled(
        begin.apply(
            "Lanes",
            Create.of(planned.isEmpty() ? List.of(Lane.empty()) : planned)
                .withCoder(SerializableCoder.of(Lane.class))));
  }

  private <E> PCollection<E> whenSignalled(PCollection<E> elements) {
    return signal == null
        ? elements
        : elements.apply("Wait", Wait.on(signal)).setCoder(elements.getCoder());
  }
}
