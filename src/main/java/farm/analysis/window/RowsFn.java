package farm.analysis.window;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Makes rows of the rows of all tasks, and applies the operators that follow. */
final class RowsFn<T> extends DoFn<KV<Integer, T>, Object> {

  /** The maximum number of rows of a chunk of the result. */
  private static final int MOST_ROWS = 1 << 14;

  private final RowsRoot.Made<T> made;
  private final ChunkOperator operator;

  RowsFn(RowsRoot.Made<T> made, ChunkOperator operator) {
    this.made = made;
    this.operator = operator;
  }

  @ProcessElement
  public void work(ProcessContext context) {
    Outputs outputs = context::output;
    try (OperatorInstance instance = operator.begin(context::sideInput)) {
      Iterator<Chunk> chunks = made.rows(context.element().getValue());
      Origin next = Origin.of("rows");
      while (chunks.hasNext()) {
        Chunk chunk = chunks.next();
        for (int first = 0; first < chunk.rowCount(); first += MOST_ROWS) {
          Chunk part = chunk.slice(first, Math.min(MOST_ROWS, chunk.rowCount() - first));
          instance.add(part.from(next), outputs);
          next = new Origin("rows", 0, next.ordinal() + 1, next.firstRow() + part.rowCount());
        }
      }
      instance.finish(outputs);
    }
  }
}
