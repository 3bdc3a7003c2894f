package farm.analysis.join.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.join.pair.EncodedRows;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import org.apache.beam.sdk.values.TupleTag;

/** Collects the chunks of a bundle in pieces of a table. */
record CollectTable(TableJoin join, TupleTag<EncodedRows> branch) implements ChunkOperator {

  /** The size of a piece, in bytes, beyond which it is emitted before the bundle ends. */
  private static final long MOST_BYTES = 16L << 20;

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance();
  }

  private final class Instance implements OperatorInstance {

    private EncodedRows piece = new EncodedRows(join.tableColumns());

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      if (chunk.rowCount() > 0) {
        piece.add(chunk);
        join.checkHeap();
      }
      if (piece.encodedBytes() > MOST_BYTES) {
        finish(outputs);
      }
    }

    @Override
    public void finish(Outputs outputs) {
      outputs.give(branch, piece);
      piece = new EncodedRows(join.tableColumns());
    }
  }
}
