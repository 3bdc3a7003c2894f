package farm.analysis.join.table;

import farm.analysis.join.pair.EncodedRows;
import farm.analysis.join.pair.EncodedRowsCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/** Makes one table of all its pieces. */
final class MergeTableFn extends Combine.CombineFn<EncodedRows, EncodedRows, JoinTable> {

  private final TableJoin join;

  MergeTableFn(TableJoin join) {
    this.join = join;
  }

  @Override
  public EncodedRows createAccumulator() {
    return new EncodedRows(join.tableColumns());
  }

  @Override
  public EncodedRows addInput(EncodedRows merged, EncodedRows piece) {
    merged.addAll(piece);
    join.checkFits(merged);
    return merged;
  }

  @Override
  public EncodedRows mergeAccumulators(Iterable<EncodedRows> pieces) {
    EncodedRows merged = createAccumulator();
    for (EncodedRows piece : pieces) {
      addInput(merged, piece);
    }
    return merged;
  }

  @Override
  public JoinTable extractOutput(EncodedRows merged) {
    return JoinTable.of(join, merged.inOrder());
  }

  @Override
  public Coder<EncodedRows> getAccumulatorCoder(CoderRegistry registry, Coder<EncodedRows> input) {
    return new EncodedRowsCoder(join.tableColumns());
  }

  @Override
  public Coder<JoinTable> getDefaultOutputCoder(CoderRegistry registry, Coder<EncodedRows> input) {
    return new JoinTableCoder(join);
  }
}
