package farm.analysis.window;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Emits all rows of a bundle.
 *
 * @param schema the columns of the rows
 * @param limit checks the rows of each bundle
 */
record CollectRows(Schema schema, RowLimit limit, TupleTag<Chunk> branch) implements ChunkOperator {

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance();
  }

  private final class Instance implements OperatorInstance {

    private final ConsecutiveChunks chunks = new ConsecutiveChunks();
    private RowLimit.Count kept = limit.begin();

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      chunks.add(chunk).ifPresent(ready -> give(ready, outputs));
    }

    @Override
    public void finish(Outputs outputs) {
      chunks.end().ifPresent(ready -> give(ready, outputs));
      outputs.give(branch, Chunk.empty(schema, Origin.of("rows"))); // empty input has a result too
      kept = limit.begin();
    }

    private void give(Chunk chunk, Outputs outputs) {
      kept.add(chunk);
      outputs.give(branch, chunk);
    }
  }
}
