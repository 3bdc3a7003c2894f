package farm.analysis.window;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.TextColumn;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import farm.analysis.problem.DataException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of one part of the inputs, such as a database, until the part ends. It then
 * computes the functions and passes the rows on. Each part holds whole partitions.
 *
 * @param inputColumn the column that must hold the input of each row; null for none
 */
record WindowThen(WindowSpec spec, RowLimit limit, @Nullable String inputColumn, ChunkOperator next)
    implements ChunkOperator {

  @Override
  public List<PCollectionView<?>> facts() {
    return next.facts();
  }

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance(next.begin(known));
  }

  private final class Instance implements OperatorInstance {

    private final OperatorInstance after;
    private ConsecutiveChunks chunks = new ConsecutiveChunks();
    private List<Chunk> kept = new ArrayList<>();
    private int part = -1;
    private RowLimit.Count count = limit.begin();

    private Instance(OperatorInstance after) {
      this.after = after;
    }

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      if (chunk.origin().part() != part) {
        endPart(outputs);
        part = chunk.origin().part();
      }
      checkInput(chunk);
      chunks.add(chunk).ifPresent(this::keep);
    }

    private void keep(Chunk chunk) {
      kept.add(chunk);
      count.add(chunk);
    }

    private void endPart(Outputs outputs) {
      chunks.end().ifPresent(this::keep);
      if (!kept.isEmpty()) {
        new WindowRows(kept, spec)
            .computed()
            .forEachRemaining(computed -> after.add(computed, outputs));
      }
      chunks = new ConsecutiveChunks();
      kept = new ArrayList<>();
      part = -1;
      count = limit.begin();
    }

    @Override
    public void finish(Outputs outputs) {
      endPart(outputs);
      after.finish(outputs);
    }

    @Override
    public void close() {
      after.close();
    }
  }

  /** Checks that no step has changed the column by which whole partitions are in one part. */
  private void checkInput(Chunk chunk) {
    if (inputColumn == null) {
      return;
    }
    String input = chunk.origin().input();
    Column column = chunk.column(chunk.schema().indexOf(inputColumn));
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (column.isMissing(position)
          || !(column instanceof TextColumn texts && texts.textAt(position).equals(input))) {
        throw new DataException(
            ("%s: column '%s' should hold this path, because rows are partitioned by it, was %s;"
                    + " give the changed column another name")
                .formatted(input, inputColumn, shown(column.valueAt(position))));
      }
    }
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "missing" : "'%s'".formatted(value);
  }
}
