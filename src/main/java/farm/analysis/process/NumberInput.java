package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.util.List;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Adds the number of an input to the origins of its chunks, which orders them after the chunks of
 * inputs with lower numbers.
 */
record NumberInput(int input, ChunkOperator next) implements ChunkOperator {

  @Override
  public List<PCollectionView<?>> facts() {
    return next.facts();
  }

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance(input, next.begin(known));
  }

  private record Instance(int input, OperatorInstance next) implements OperatorInstance {

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      next.add(chunk.from(chunk.origin().inBranch(input)), outputs);
    }

    @Override
    public void finish(Outputs outputs) {
      next.finish(outputs);
    }

    @Override
    public void close() {
      next.close();
    }
  }
}
