package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
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
    T nothing = stage.ofNothing();
    PCollection<T> made = chunks.apply(name, ParDo.of(new StageFn<>(stage))).setCoder(coder);
    return nothing == null
        ? made
        : PCollectionList.of(made)
            .and(pipeline().apply(name + " of nothing", Create.of(nothing).withCoder(coder)))
            .apply(name + " even of nothing", Flatten.pCollections());
  }
}
