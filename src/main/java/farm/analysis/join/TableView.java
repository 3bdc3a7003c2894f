package farm.analysis.join;

import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/** The table of a join, as the one element of a side input. */
final class TableView {

  private final String name;
  private final TableJoin join;
  private final Branch<TablePiece> pieces;
  private @Nullable PCollectionView<Iterable<JoinTable>> view;

  /**
   * The table of these chunks.
   *
   * @param name the name of the Beam step that makes it
   */
  TableView(String name, TableJoin join, ChunkFlow chunks) {
    this.name = name;
    this.join = join;
    this.pieces =
        chunks
            .in(name)
            .into(
                branch -> new CollectTable(join, branch), new TablePieceCoder(join.tableColumns()));
  }

  /** The side input. The first call creates the steps that it comes from. */
  PCollectionView<Iterable<JoinTable>> view() {
    PCollectionView<Iterable<JoinTable>> known = view;
    if (known == null) {
      known = pieces.collection().apply(name, PTransform.compose(this::table));
      view = known;
    }
    return known;
  }

  /** Merges per key, because Spark's runner would finish a global combination on the driver. */
  private PCollectionView<Iterable<JoinTable>> table(PCollection<TablePiece> all) {
    return all.apply(
            "OneKey", WithKeys.<Integer, TablePiece>of(0).withKeyType(TypeDescriptors.integers()))
        .apply("Merge", Combine.perKey(new MergeTableFn(join)))
        .apply("Table", Values.create())
        .setCoder(new JoinTableCoder(join))
        .apply("View", View.asIterable());
  }
}
