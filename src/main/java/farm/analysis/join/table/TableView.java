package farm.analysis.join.table;

import farm.analysis.join.pair.EncodedRows;
import farm.analysis.join.pair.EncodedRowsCoder;
import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.Lazy;
import farm.analysis.operator.OneKey;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollectionView;

/** The table of a join, as the one element of a side input. */
final class TableView {

  private final Lazy<PCollectionView<Iterable<JoinTable>>> view;

  /**
   * The table of these chunks.
   *
   * @param name the name of the Beam step that makes it
   */
  TableView(String name, TableJoin join, ChunkFlow chunks) {
    Branch<EncodedRows> pieces =
        chunks
            .in(name)
            .into(
                branch -> new CollectTable(join, branch),
                new EncodedRowsCoder(join.tableColumns()));
    this.view =
        new Lazy<>(
            () ->
                pieces
                    .collection()
                    .apply(name, OneKey.combine(new MergeTableFn(join), new JoinTableCoder(join)))
                    .apply(name + " view", View.asIterable()));
  }

  /** The side input. The first call creates the steps that it comes from. */
  PCollectionView<Iterable<JoinTable>> view() {
    return view.value();
  }
}
