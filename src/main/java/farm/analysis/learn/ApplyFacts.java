package farm.analysis.learn;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Processes chunks with learned facts, then works on the results.
 *
 * @param columns the columns of the facts
 * @param counted true to count; false if another pass over the same chunks counts
 */
record ApplyFacts(
    TwoPassStep step,
    Schema columns,
    PCollectionView<Iterable<Chunk>> view,
    boolean counted,
    ChunkOperator next)
    implements ChunkOperator {

  @Override
  public List<PCollectionView<?>> facts() {
    List<PCollectionView<?>> all = new ArrayList<>(next.facts());
    all.add(view);
    return all;
  }

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance(known, next.begin(known));
  }

  /**
   * Makes the processor only when the first rows arrive: facts learned from no rows may be
   * unusable.
   */
  private final class Instance implements OperatorInstance {

    private final Facts known;
    private final OperatorInstance after;
    private @Nullable OperatorInstance fitted;

    Instance(Facts known, OperatorInstance after) {
      this.known = known;
      this.after = after;
    }

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      if (fitted == null && chunk.rowCount() > 0) {
        DataProcessor processor = step.processor(all(known.of(view)));
        fitted = Process.then(counted ? processor : processor.uncounted(), after);
      }
      if (fitted != null) {
        fitted.add(chunk, outputs);
      }
    }

    @Override
    public void finish(Outputs outputs) {
      after.finish(outputs);
    }

    @Override
    public void close() {
      after.close();
    }
  }

  private Chunk all(Iterable<Chunk> pieces) {
    List<Chunk> chunks = new ArrayList<>();
    pieces.forEach(chunks::add);
    return chunks.isEmpty() ? Chunk.empty(columns, Origin.of("facts")) : Chunk.concat(chunks);
  }
}
