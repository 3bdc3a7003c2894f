package farm.analysis.join.range;

import farm.analysis.chunk.Chunk;
import farm.analysis.join.pair.Pairing.Side;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import org.apache.beam.sdk.values.TupleTag;

/** Samples the keys of a bundle. */
record SampleKeys(KeyOrder order, Side side, TupleTag<Chunk> branch) implements ChunkOperator {

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance();
  }

  private final class Instance implements OperatorInstance {

    private KeySample sample = new KeySample(order.schema());

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      sample.add(order.keys(chunk, side));
    }

    @Override
    public void finish(Outputs outputs) {
      outputs.give(branch, sample.rows());
      sample = new KeySample(order.schema());
    }
  }
}
