package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.util.List;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Applies a processor, adds its counts to the metrics, and passes the chunks on. Chunks without
 * rows are passed on too: their origins show which chunks are consecutive.
 */
record ProcessThen(DataProcessor processor, ChunkOperator next) implements ChunkOperator {

  @Override
  public List<PCollectionView<?>> facts() {
    return next.facts();
  }

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance(processor, next.begin(known));
  }

  /** Processes chunks and passes them to {@code next}. */
  record Instance(DataProcessor processor, OperatorInstance next) implements OperatorInstance {

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      next.add(processor.process(chunk, Process::count), outputs);
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
