package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.join.JoinWay.Part;
import farm.analysis.join.Pairing.Side;
import farm.analysis.operator.Collected;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Runs the operators of a join without a pipeline, on bundles and pieces in random order. */
final class LocalJoin {

  private final Random random;
  private final int chunkRows;

  /**
   * Runs in chunks of this size.
   *
   * @param random decides the order and the number of bundles
   */
  LocalJoin(Random random, int chunkRows) {
    this.random = random;
    this.chunkRows = chunkRows;
  }

  /**
   * The chunks of the result in the order of their origins.
   *
   * @param sides the side in memory of each join of two; none for a join by ranges
   */
  List<Chunk> chunks(JoinOptions options, Map<String, Chunk> inputs, List<Optional<Side>> sides) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    inputs.forEach((name, rows) -> schemas.put(name, rows.schema()));
    JoinPlan plan = JoinPlan.of(options, schemas);
    List<List<Chunk>> chunks = new ArrayList<>();
    for (Chunk rows : inputs.values()) {
      chunks.add(TestChunks.of(rows.project(plan.needed(chunks.size())), chunkRows));
    }
    List<Chunk> joined = chunks.get(0);
    for (int i = 1; i < chunks.size(); i++) {
      Pairing pairing = plan.pairings().get(i - 1);
      List<Chunk> left = joined;
      List<Chunk> right = chunks.get(i);
      joined =
          sides
              .get(i - 1)
              .map(side -> withTable(pairing, side, left, right))
              .orElseGet(() -> byRanges(pairing, left, right));
    }
    return joined;
  }

  private List<Chunk> withTable(Pairing pairing, Side side, List<Chunk> left, List<Chunk> right) {
    TableJoin join = new TableJoin(pairing, side, "table");
    JoinTable table = table(join, side == Side.LEFT ? left : right);
    List<Chunk> joined = new ArrayList<>();
    MergeMarksFn merge = new MergeMarksFn();
    BitSet marks = merge.createAccumulator();
    Facts facts = new OneFact(table);
    for (List<Chunk> bundle : bundles(side == Side.LEFT ? right : left)) {
      Collected<Chunk> outputs = new Collected<>();
      Collected<BitSet> marked = new Collected<>();
      JoinChunks operator =
          new JoinChunks(join, null, known -> (chunk, to) -> to.give(new TupleTag<>(), chunk));
      try (OperatorInstance joins = operator.begin(facts);
          OperatorInstance mark = new MarkMatches(join, null, new TupleTag<>()).begin(facts)) {
        bundle.forEach(chunk -> joins.add(chunk, outputs));
        bundle.forEach(chunk -> mark.add(chunk, marked));
        mark.finish(marked);
      }
      outputs.values().forEach(chunk -> joined.add(chunk.from(chunk.origin().inBranch(0))));
      marks = merge.addInput(marks, marked.values().get(0));
    }
    joined.sort(Comparator.comparing(Chunk::origin));
    if (join.keepsTable()) {
      UnmatchedFn.chunks(join, table, marks)
          .forEachRemaining(chunk -> joined.add(chunk.from(chunk.origin().inBranch(1))));
    }
    return joined;
  }

  private List<Chunk> byRanges(Pairing pairing, List<Chunk> left, List<Chunk> right) {
    RangeJoin join = new RangeJoin(pairing, new Part("x", 0, false), new Part("a", 0, false));
    KeyOrder order = new KeyOrder(pairing);
    CutKeysFn cut = new CutKeysFn(order, 1 + random.nextInt(4));
    List<KeySample> samples = new ArrayList<>();
    keys(order, Side.LEFT, left)
        .forEach(keys -> samples.add(cut.addInput(cut.createAccumulator(), keys)));
    keys(order, Side.RIGHT, right)
        .forEach(keys -> samples.add(cut.addInput(cut.createAccumulator(), keys)));
    Chunk cuts = cut.extractOutput(cut.mergeAccumulators(samples));
    Map<Integer, TablePiece> leftRows = dealt(join, Side.LEFT, cuts, left);
    Map<Integer, TablePiece> rightRows = dealt(join, Side.RIGHT, cuts, right);
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
    for (List<Chunk> bundle : bundles(chunks)) {
      try (OperatorInstance sample =
          new SampleKeys(order, side, new TupleTag<>()).begin(Facts.NONE)) {
        bundle.forEach(chunk -> sample.add(chunk, keys));
        sample.finish(keys);
      }
    }
    return keys.values();
  }

  private Map<Integer, TablePiece> dealt(
      RangeJoin join, Side side, Chunk cuts, List<Chunk> chunks) {
    Collected<KV<Integer, TablePiece>> pieces = new Collected<>();
    for (List<Chunk> bundle : bundles(chunks)) {
      try (OperatorInstance deal =
          new DealRows(join, side, null, new TupleTag<>()).begin(new OneFact(cuts))) {
        bundle.forEach(chunk -> deal.add(chunk, pieces));
        deal.finish(pieces);
      }
    }
    Map<Integer, TablePiece> ranges = new HashMap<>();
    for (KV<Integer, TablePiece> piece : pieces.values()) {
      ranges
          .computeIfAbsent(piece.getKey(), r -> new TablePiece(join.pairing().columns(side)))
          .addAll(piece.getValue());
    }
    return ranges;
  }

  private static Chunk rows(Schema columns, @Nullable TablePiece piece) {
    return JoinTable.inOrder(columns, piece == null ? List.of() : piece.chunks());
  }

  private JoinTable table(TableJoin join, List<Chunk> chunks) {
    List<TablePiece> pieces = new ArrayList<>();
    for (List<Chunk> bundle : bundles(chunks)) {
      Collected<TablePiece> collected = new Collected<>();
      try (OperatorInstance collect = new CollectTable(join, new TupleTag<>()).begin(Facts.NONE)) {
        bundle.forEach(chunk -> collect.add(chunk, collected));
        collect.finish(collected);
      }
      pieces.addAll(collected.values());
    }
    Collections.shuffle(pieces, random);
    MergeTableFn merge = new MergeTableFn(join);
    return merge.extractOutput(merge.mergeAccumulators(pieces));
  }

  /** The chunks in up to three bundles, in any order; one of them may be empty. */
  private List<List<Chunk>> bundles(List<Chunk> chunks) {
    List<Chunk> shuffled = new ArrayList<>(chunks);
    Collections.shuffle(shuffled, random);
    int first = random.nextInt(chunks.size() + 1);
    int second = first + random.nextInt(chunks.size() + 1 - first);
    return List.of(
        shuffled.subList(0, first),
        shuffled.subList(first, second),
        shuffled.subList(second, chunks.size()));
  }

  private record OneFact(Object fact) implements Facts {

    @Override
    @SuppressWarnings("unchecked") // the operators of a join have one fact
    public <V> V of(PCollectionView<V> view) {
      return (V) List.of(fact);
    }
  }
}
