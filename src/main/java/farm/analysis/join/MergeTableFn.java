package farm.analysis.join;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/** Makes one table of all its pieces. */
final class MergeTableFn extends Combine.CombineFn<TablePiece, TablePiece, JoinTable> {

  private final TableJoin join;

  MergeTableFn(TableJoin join) {
    this.join = join;
  }

  @Override
  public TablePiece createAccumulator() {
    return new TablePiece(join.tableColumns());
  }

  @Override
  public TablePiece addInput(TablePiece merged, TablePiece piece) {
    merged.addAll(piece);
    JoinLimit.check(join, merged);
    return merged;
  }

  @Override
  public TablePiece mergeAccumulators(Iterable<TablePiece> pieces) {
    TablePiece merged = createAccumulator();
    for (TablePiece piece : pieces) {
      addInput(merged, piece);
    }
    return merged;
  }

  @Override
  public JoinTable extractOutput(TablePiece merged) {
    return JoinTable.of(join, merged.chunks());
  }

  @Override
  public Coder<TablePiece> getAccumulatorCoder(CoderRegistry registry, Coder<TablePiece> input) {
    return new TablePieceCoder(join.tableColumns());
  }

  @Override
  public Coder<JoinTable> getDefaultOutputCoder(CoderRegistry registry, Coder<TablePiece> input) {
    return new JoinTableCoder(join);
  }
}
