package farm.analysis.load;

import farm.analysis.chunk.Schema;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkStage;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Wait;
import org.apache.beam.sdk.util.construction.SplittableParDo.PrimitiveBoundedRead;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a loader, read where they are worked on.
 *
 * @param signal a collection to be complete before anything is read, so that nothing waits for it
 *     in memory; null for none. On a cluster, whose runners read only what a step asks for, a step
 *     that waits does without
 * @param counted whether rows are counted
 */
record LoaderFlow(
    DataLoader loader, Pipeline pipeline, @Nullable PCollection<?> signal, boolean counted)
    implements ChunkFlow {

  /** The lanes of pipelines that nobody has begun to read. */
  private static final Map<Pipeline, AtomicInteger> UNTAKEN = new WeakHashMap<>();

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

  /**
   * Whoever is free reads the next lane. Where all is done in this JVM, what is made of a lane has
   * to wait until it is read, or it is given in turns: then a step is many of the runner's.
   */
  private <T> PCollection<T> read(PBegin begin, ChunkStage<T> stage, Coder<T> coder) {
    if (hasEnd() && !stage.givesLittle()) {
      return lanes(begin, lanesInTurns())
          .apply("ReadChunks", ParDo.of(new ReadChunksFn<>(stage, counted)))
          .setCoder(coder);
    }
    List<Lane> queue = queue();
    LaneStage<T> ofLanes = new LaneStage<>(stage, counted);
    if (!hasEnd()) {
      return begin.apply("ReadChunks", Read.from(new ClusterSource<>(queue, ofLanes, coder)));
    }
    return signal == null
        ? begin.apply("ReadChunks", read(LaneSource.of(queue, ofLanes, coder, untaken(pipeline))))
        : lanes(begin, queue)
            .apply("ReadChunks", ParDo.of(new ReadLanesFn<>(ofLanes, queue.size())))
            .setCoder(coder);
  }

  private static AtomicInteger untaken(Pipeline pipeline) {
    synchronized (UNTAKEN) {
      return UNTAKEN.computeIfAbsent(pipeline, key -> new AtomicInteger());
    }
  }

  /** Where all is done in this JVM. */
  @Override
  public boolean hasEnd() {
    return SharedObject.isDirect(pipeline.getOptions());
  }

  private List<Lane> queue() {
    return orEmpty(
        loader.queue(ReadTuning.queuedBytes(pipeline.getOptions(), loader.inputs().byteSize())));
  }

  private List<Lane> lanesInTurns() {
    int count = ReadTuning.threads(pipeline.getOptions());
    return orEmpty(loader.lanes(count, signal == null ? 1 : HOPS_AFTER_SIGNAL));
  }

  private static List<Lane> orEmpty(List<Lane> lanes) {
    return lanes.isEmpty() ? List.of(Lane.empty()) : lanes;
  }

  private PCollection<Lane> lanes(PBegin begin, List<Lane> planned) {
    PCollection<Lane> lanes = begin.apply("Plan", read(LaneSource.of(planned)));
    return signal == null ? lanes : lanes.apply("Wait", Wait.on(signal));
  }

  private static <T> PTransform<PBegin, PCollection<T>> read(LaneSource<T> source) {
    return new PrimitiveBoundedRead<>(Read.from(source));
  }
}
