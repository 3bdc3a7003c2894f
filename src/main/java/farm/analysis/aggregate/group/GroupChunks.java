package farm.analysis.aggregate.group;

import farm.analysis.chunk.Chunk;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import org.apache.beam.sdk.values.TupleTag;

/** Groups the rows of a bundle in one table, and emits it when the bundle ends. */
record GroupChunks(AggregateSpec spec, TupleTag<GroupPiece> branch) implements ChunkOperator {

  /**
   * The size of a table, in bytes, beyond which it is sealed and emitted before the bundle ends.
   */
  private static final long MOST_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 32);

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance();
  }

  private final class Instance implements OperatorInstance {

    private GroupTable table = new GroupTable(spec);

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      table.add(chunk);
      if (table.byteSize() > MOST_BYTES) {
        outputs.give(branch, take().sealed(new GroupTableCoder(spec)));
      }
    }

    @Override
    public void finish(Outputs outputs) {
      outputs.give(branch, take());
    }

    private GroupPiece take() {
      GroupPiece piece = GroupPiece.of(table);
      table = new GroupTable(spec);
      return piece;
    }
  }
}
