package farm.analysis.join.range;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.join.pair.EncodedRows;
import farm.analysis.join.pair.EncodedRowsCoder;
import farm.analysis.join.pair.Pairing.Side;
import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.Lazy;
import farm.analysis.operator.OneKey;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

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
  private final Branch<KV<Integer, EncodedRows>> leftRows;
  private final Branch<KV<Integer, EncodedRows>> rightRows;
  private final Lazy<PCollectionView<Iterable<Chunk>>> cuts = new Lazy<>(this::cut);
  private final Lazy<PCollection<KV<Integer, CoGbkResult>>> grouped = new Lazy<>(this::group);

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

  private Branch<KV<Integer, EncodedRows>> rows(ChunkFlow chunks, Side side) {
    return chunks
        .in(name + " ranges")
        .into(
            branch -> new DealRows(join, side, cuts.value(), branch),
            KvCoder.of(VarIntCoder.of(), new EncodedRowsCoder(join.pairing().columns(side))));
  }

  RangeJoin join() {
    return join;
  }

  /** The rows of each range. The first call creates the steps that they come from. */
  PCollection<KV<Integer, CoGbkResult>> grouped() {
    return grouped.value();
  }

  private PCollection<KV<Integer, CoGbkResult>> group() {
    return KeyedPCollectionTuple.of(JoinRangeFn.LEFT, leftRows.collection())
        .and(JoinRangeFn.RIGHT, rightRows.collection())
        .apply(name + " by range", CoGroupByKey.create());
  }

  private PCollectionView<Iterable<Chunk>> cut() {
    return PCollectionList.of(leftKeys.collection())
        .and(rightKeys.collection())
        .apply(name + " keys of both", Flatten.pCollections())
        .apply(
            name + " cuts",
            OneKey.combine(new CutKeysFn(order, join.ranges()), ChunkCoder.of(order.schema())))
        .apply(name + " cuts view", View.asIterable());
  }
}
