package farm.analysis.operator;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.values.TupleTag;

/** Gives the chunks as they are, except those of no rows. */
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
