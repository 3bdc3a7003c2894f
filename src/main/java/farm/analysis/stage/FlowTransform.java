package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.values.PCollection;

/**
 * A transform that can be joined on both sides: also what is done with the chunks that it gives is
 * one step with giving them.
 */
public abstract class FlowTransform extends ChunkTransform<Chunk> {

  /** For the transforms there are. */
  protected FlowTransform() {}

  /** What it makes of these chunks; no step is made before something is done with that. */
  public abstract ChunkFlow flow(ChunkFlow chunks);

  @Override
  public final PCollection<Chunk> of(ChunkFlow chunks) {
    return flow(chunks).collection("Chunks");
  }
}
