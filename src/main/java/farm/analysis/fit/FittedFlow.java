package farm.analysis.fit;

import farm.analysis.chunk.Schema;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkStage;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.PCollection;

/** Chunks processed with the facts that were learned, in the same step as the work on them. */
record FittedFlow(ChunkFlow chunks, Learned learned, boolean counted) implements ChunkFlow {

  @Override
  public Pipeline pipeline() {
    return chunks.pipeline();
  }

  @Override
  public Schema schema() {
    return learned.fit().result(chunks.schema(), learned.learnedFrom());
  }

  @Override
  public <T> PCollection<T> through(String name, ChunkStage<T> stage, Coder<T> coder) {
    return chunks.through(name, new FitThen<>(learned, counted, stage), coder);
  }
}
