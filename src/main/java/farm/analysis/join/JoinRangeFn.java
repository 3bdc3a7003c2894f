package farm.analysis.join;

import farm.analysis.chunk.Origin;
import farm.analysis.join.Pairing.Side;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Joins the rows of each range of keys, and applies an operator to the results. */
final class JoinRangeFn extends DoFn<KV<Integer, CoGbkResult>, Object> {

  static final TupleTag<TablePiece> LEFT = new TupleTag<>("left");
  static final TupleTag<TablePiece> RIGHT = new TupleTag<>("right");

  private final RangeJoin join;
  private final ChunkOperator operator;

  JoinRangeFn(RangeJoin join, ChunkOperator operator) {
    this.join = join;
    this.operator = operator;
  }

  @ProcessElement
  public void work(ProcessContext context) {
    CoGbkResult pieces = context.element().getValue();
    TablePiece leftRows = merged(Side.LEFT, pieces.getAll(LEFT));
    TablePiece rightRows = merged(Side.RIGHT, pieces.getAll(RIGHT));
    JoinLimit.check(join, leftRows, rightRows);
    Outputs outputs = context::output;
    try (OperatorInstance instance = operator.begin(context::sideInput)) {
      new RangeRows(
              join.pairing(),
              JoinTable.inOrder(join.pairing().left(), leftRows.chunks()),
              JoinTable.inOrder(join.pairing().right(), rightRows.chunks()),
              new Origin("joined rows", context.element().getKey(), 0, 0),
              chunk -> instance.add(chunk, outputs))
          .join();
      instance.finish(outputs);
    }
  }

  private TablePiece merged(Side side, Iterable<TablePiece> pieces) {
    TablePiece merged = new TablePiece(join.pairing().columns(side));
    pieces.forEach(merged::addAll);
    return merged;
  }
}
