package farm.analysis.join.range;

import farm.analysis.chunk.Origin;
import farm.analysis.join.pair.EncodedRows;
import farm.analysis.join.pair.Pairing.Side;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Joins the rows of each range of keys, and applies an operator to the results. */
final class JoinRangeFn extends DoFn<KV<Integer, CoGbkResult>, Object> {

  static final TupleTag<EncodedRows> LEFT = new TupleTag<>("left");
  static final TupleTag<EncodedRows> RIGHT = new TupleTag<>("right");

  private final RangeJoin join;
  private final ChunkOperator operator;

  JoinRangeFn(RangeJoin join, ChunkOperator operator) {
    this.join = join;
    this.operator = operator;
  }

  @ProcessElement
  public void work(ProcessContext context) {
    CoGbkResult pieces = context.element().getValue();
    EncodedRows leftRows = merged(Side.LEFT, pieces.getAll(LEFT));
    EncodedRows rightRows = merged(Side.RIGHT, pieces.getAll(RIGHT));
    join.checkFits(leftRows, rightRows);
    Outputs outputs = context::output;
    try (OperatorInstance instance = operator.begin(context::sideInput)) {
      new RangeRows(
              join.pairing(),
              leftRows.inOrder(),
              rightRows.inOrder(),
              new Origin("joined rows", context.element().getKey(), 0, 0),
              chunk -> instance.add(chunk, outputs))
          .join();
      instance.finish(outputs);
    }
  }

  private EncodedRows merged(Side side, Iterable<EncodedRows> pieces) {
    EncodedRows merged = new EncodedRows(join.pairing().columns(side));
    pieces.forEach(merged::addAll);
    return merged;
  }
}
