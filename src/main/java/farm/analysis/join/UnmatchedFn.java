package farm.analysis.join;

import farm.analysis.chunk.Origin;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.util.Arrays;
import java.util.BitSet;
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
    int[] rows = table.rowsWithout(context.element());
    Outputs outputs = context::output;
    try (OperatorInstance instance = operator.begin(context::sideInput)) {
      for (int from = 0, ordinal = 0; from < rows.length; from += MOST_ROWS, ordinal++) {
        int[] some = Arrays.copyOfRange(rows, from, Math.min(from + MOST_ROWS, rows.length));
        Origin origin = new Origin(join.name(), 0, ordinal, some[0]);
        instance.add(JoinedRows.unmatched(join, table, some, origin), outputs);
      }
      instance.finish(outputs);
    }
  }
}
