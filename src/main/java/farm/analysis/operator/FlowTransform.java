package farm.analysis.operator;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/**
 * A transform of chunks that can be joined with the steps before and after it. Applied to a
 * collection, it is a step of its own.
 */
public abstract class FlowTransform extends PTransform<PCollection<Chunk>, PCollection<Chunk>> {

  /** For subclasses. */
  protected FlowTransform() {}

  /** The chunks that it makes from these. */
  public abstract ChunkFlow flow(ChunkFlow chunks);

  @Override
  public PCollection<Chunk> expand(PCollection<Chunk> chunks) {
    return flow(ChunkFlow.of(chunks)).chunks().collection();
  }
}
