package farm.analysis.operator;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.values.TupleTag;

/** Passes chunks on unchanged, except those without rows. */
record GiveChunks(TupleTag<Chunk> branch) implements ChunkOperator {

  @Override
  public OperatorInstance begin(Facts known) {
    return (chunk, outputs) -> {
      if (chunk.rowCount() > 0) {
        outputs.give(branch, chunk);
      }
    };
  }
}
