package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** The chunks of a collection. */
record CollectedChunks(PCollection<Chunk> chunks) implements ChunkFlow {

  @Override
  public Pipeline pipeline() {
    return chunks.getPipeline();
  }

  @Override
  public Schema schema() {
    return ChunkCoder.schemaOf(chunks);
  }

  @Override
  public PCollection<Chunk> collection(String name) {
    return chunks;
  }

  @Override
  public <T> PCollection<T> through(String name, ChunkStage<T> stage, Coder<T> coder) {
    return PCollectionList.of(chunks)
        .and(pipeline().apply(name + " of no rows", Create.of(noRows()).withCoder(coder())))
        .apply(name + " even of no rows", Flatten.pCollections())
        .apply(name, StageWork.step(new StageFn<>(stage), stage))
        .setCoder(coder);
  }

  /** A chunk of no rows: without any, a runner would have no bundle to work on and finish. */
  private Chunk noRows() {
    return Chunk.empty(schema(), Origin.of("no rows"));
  }

  private ChunkCoder coder() {
    return ChunkCoder.of(schema());
  }
}
