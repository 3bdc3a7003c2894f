package farm.analysis.join.range;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.join.pair.EncodedRows;
import farm.analysis.join.pair.JoinWay.Part;
import farm.analysis.join.pair.LocalRun;
import farm.analysis.join.pair.Pairing;
import farm.analysis.join.pair.Pairing.Side;
import farm.analysis.operator.Collected;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Runs the operators of a join by ranges without a pipeline. */
public record LocalRangeJoin(LocalRun run) {

  /** The chunks of the result in order. */
  public List<Chunk> chunks(Pairing pairing, List<Chunk> left, List<Chunk> right) {
    RangeJoin join = new RangeJoin(pairing, new Part("x", 0, false), new Part("a", 0, false));
    KeyOrder order = new KeyOrder(pairing);
    CutKeysFn cut = new CutKeysFn(order, 1 + run.random().nextInt(4));
    List<KeySample> samples = new ArrayList<>();
    keys(order, Side.LEFT, left)
        .forEach(keys -> samples.add(cut.addInput(cut.createAccumulator(), keys)));
    keys(order, Side.RIGHT, right)
        .forEach(keys -> samples.add(cut.addInput(cut.createAccumulator(), keys)));
    Chunk cuts = cut.extractOutput(cut.mergeAccumulators(samples));
    Map<Integer, EncodedRows> leftRows = dealt(join, Side.LEFT, cuts, left);
    Map<Integer, EncodedRows> rightRows = dealt(join, Side.RIGHT, cuts, right);
    List<Chunk> joined = new ArrayList<>();
    for (int range = 0; range <= cuts.rowCount(); range++) {
      new RangeRows(
              pairing,
              rows(pairing.left(), leftRows.get(range)),
              rows(pairing.right(), rightRows.get(range)),
              new Origin("joined", range, 0, 0),
              joined::add)
          .join();
    }
    return joined;
  }

  private List<Chunk> keys(KeyOrder order, Side side, List<Chunk> chunks) {
    Collected<Chunk> keys = new Collected<>();
    for (List<Chunk> bundle : run.bundles(chunks)) {
      try (OperatorInstance sample =
          new SampleKeys(order, side, new TupleTag<>()).begin(Facts.NONE)) {
        bundle.forEach(chunk -> sample.add(chunk, keys));
        sample.finish(keys);
      }
    }
    return keys.values();
  }

  private Map<Integer, EncodedRows> dealt(
      RangeJoin join, Side side, Chunk cuts, List<Chunk> chunks) {
    Collected<KV<Integer, EncodedRows>> pieces = new Collected<>();
    for (List<Chunk> bundle : run.bundles(chunks)) {
      try (OperatorInstance deal =
          new DealRows(join, side, null, new TupleTag<>()).begin(LocalRun.facts(cuts))) {
        bundle.forEach(chunk -> deal.add(chunk, pieces));
        deal.finish(pieces);
      }
    }
    Map<Integer, EncodedRows> ranges = new HashMap<>();
    for (KV<Integer, EncodedRows> piece : pieces.values()) {
      ranges
          .computeIfAbsent(piece.getKey(), r -> new EncodedRows(join.pairing().columns(side)))
          .addAll(piece.getValue());
    }
    return ranges;
  }

  private static Chunk rows(Schema columns, @Nullable EncodedRows piece) {
    return (piece == null ? new EncodedRows(columns) : piece).inOrder();
  }
}
