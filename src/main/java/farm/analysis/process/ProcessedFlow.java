package farm.analysis.process;

import farm.analysis.chunk.Schema;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkStage;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.PCollection;

/** What a processor makes of chunks, in the same step as what is done with it. */
record ProcessedFlow(ChunkFlow chunks, DataProcessor processor, Schema schema)
    implements ChunkFlow {

  @Override
  public Pipeline pipeline() {
    return chunks.pipeline();
  }

  @Override
  public <T> PCollection<T> through(String name, ChunkStage<T> stage, Coder<T> coder) {
    return chunks.through(name, new ProcessThen<>(processor, stage), coder);
  }
}
