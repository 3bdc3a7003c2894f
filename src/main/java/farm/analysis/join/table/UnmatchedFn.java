package farm.analysis.join.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.join.pair.JoinedRows;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;

/** Applies an operator to the rows of a table that aren't in the marked groups. */
final class UnmatchedFn extends DoFn<BitSet, Object> {

  private static final int MOST_ROWS = 1 << 14;

  private final TableJoin join;
  private final PCollectionView<Iterable<JoinTable>> view;
  private final ChunkOperator operator;

  UnmatchedFn(TableJoin join, PCollectionView<Iterable<JoinTable>> view, ChunkOperator operator) {
    this.join = join;
    this.view = view;
    this.operator = operator;
  }

  @ProcessElement
  public void work(ProcessContext context) {
    JoinTable table = context.sideInput(view).iterator().next();
    Outputs outputs = context::output;
    try (OperatorInstance instance = operator.begin(context::sideInput)) {
      chunks(join, table, context.element())
          .forEachRemaining(chunk -> instance.add(chunk, outputs));
      instance.finish(outputs);
    }
  }

  /** The rows of the result for the rows of the table that aren't in these groups. */
  static Iterator<Chunk> chunks(TableJoin join, JoinTable table, BitSet groups) {
    int[] rows = table.rowsWithout(groups);
    return IntStream.iterate(0, from -> from < rows.length, from -> from + MOST_ROWS)
        .mapToObj(
            from -> {
              int[] some = Arrays.copyOfRange(rows, from, Math.min(from + MOST_ROWS, rows.length));
              Origin origin = new Origin(join.name(), 0, from / MOST_ROWS, some[0]);
              return unmatched(join, table.rows(), some).from(origin);
            })
        .iterator();
  }

  private static Chunk unmatched(TableJoin join, Chunk table, int[] rows) {
    JoinedRows unmatched = new JoinedRows(join.pairing(), rows.length);
    for (int row : rows) {
      unmatched.add(join.table(), row, JoinedRows.NONE);
    }
    Chunk none = Chunk.empty(join.pairing().columns(join.streamed()), table.origin());
    return unmatched.take(join.table(), table, none, table.origin());
  }
}
