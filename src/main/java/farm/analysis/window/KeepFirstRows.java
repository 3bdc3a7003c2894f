package farm.analysis.window;

import farm.analysis.chunk.Chunk;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import org.apache.beam.sdk.values.TupleTag;

/** Emits the first rows of a bundle, with their places, when the bundle ends. */
record KeepFirstRows(FirstRows.Wanted wanted, TupleTag<Chunk> branch) implements ChunkOperator {

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance();
  }

  private final class Instance implements OperatorInstance {

    private FirstRows rows = new FirstRows(wanted);

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      rows.add(chunk);
    }

    @Override
    public void finish(Outputs outputs) {
      outputs.give(branch, rows.rows());
      rows = new FirstRows(wanted);
    }
  }
}
