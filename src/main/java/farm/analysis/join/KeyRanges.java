package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.join.Pairing.Side;
import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of both inputs of a join, grouped by ranges of their keys. A first pass over the inputs
 * samples the keys, which are then cut into ranges. A second pass deals the rows out.
 */
final class KeyRanges {

  private final String name;
  private final RangeJoin join;
  private final KeyOrder order;
  private final Branch<Chunk> leftKeys;
  private final Branch<Chunk> rightKeys;
  private final Branch<KV<Integer, TablePiece>> leftRows;
  private final Branch<KV<Integer, TablePiece>> rightRows;
  private @Nullable PCollectionView<Iterable<Chunk>> cuts;
  private @Nullable PCollection<KV<Integer, CoGbkResult>> grouped;

  /**
   * The ranges of these inputs.
   *
   * @param name the name of the Beam steps
   */
  KeyRanges(String name, RangeJoin join, ChunkFlow left, ChunkFlow right) {
    this.name = name;
    this.join = join;
    this.order = new KeyOrder(join.pairing());
    this.leftKeys = keys(left, Side.LEFT);
    this.rightKeys = keys(right, Side.RIGHT);
    this.leftRows = rows(left.again(), Side.LEFT);
    this.rightRows = rows(right.again(), Side.RIGHT);
  }

  private Branch<Chunk> keys(ChunkFlow chunks, Side side) {
    return chunks
        .in(name + " keys")
        .into(branch -> new SampleKeys(order, side, branch), ChunkCoder.of(order.schema()));
  }

  private Branch<KV<Integer, TablePiece>> rows(ChunkFlow chunks, Side side) {
    return chunks
        .in(name + " ranges")
        .into(
            branch -> new DealRows(join, side, cuts(), branch),
            KvCoder.of(VarIntCoder.of(), new TablePieceCoder(join.pairing().columns(side))));
  }

  RangeJoin join() {
    return join;
  }

  /** The rows of each range. The first call creates the steps that they come from. */
  PCollection<KV<Integer, CoGbkResult>> grouped() {
    PCollection<KV<Integer, CoGbkResult>> known = grouped;
    if (known == null) {
      known =
          KeyedPCollectionTuple.of(JoinRangeFn.LEFT, leftRows.collection())
              .and(JoinRangeFn.RIGHT, rightRows.collection())
              .apply(name + " by range", CoGroupByKey.create());
      grouped = known;
    }
    return known;
  }

  private PCollectionView<Iterable<Chunk>> cuts() {
    PCollectionView<Iterable<Chunk>> known = cuts;
    if (known == null) {
      known =
          PCollectionList.of(leftKeys.collection())
              .and(rightKeys.collection())
              .apply(name + " keys of both", Flatten.pCollections())
              .apply(name + " cuts", PTransform.compose(this::cut));
      cuts = known;
    }
    return known;
  }

  private PCollectionView<Iterable<Chunk>> cut(PCollection<Chunk> keys) {
    return keys.apply(
            "OneKey", WithKeys.<Integer, Chunk>of(0).withKeyType(TypeDescriptors.integers()))
        .apply("Cut", Combine.perKey(new CutKeysFn(order, join.ranges())))
        .apply("Cuts", Values.create())
        .setCoder(ChunkCoder.of(order.schema()))
        .apply("View", View.asIterable());
  }
}
