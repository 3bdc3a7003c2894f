package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.join.Pairing.Side;
import farm.analysis.operator.Collected;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

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
   * @param sides the side in memory of each join of two
   */
  List<Chunk> chunks(JoinOptions options, Map<String, Chunk> inputs, List<Side> sides) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    inputs.forEach((name, rows) -> schemas.put(name, rows.schema()));
    JoinPlan plan = JoinPlan.of(options, schemas);
    List<List<Chunk>> chunks = new ArrayList<>();
    for (Chunk rows : inputs.values()) {
      chunks.add(TestChunks.of(rows.project(plan.needed(chunks.size())), chunkRows));
    }
    List<Chunk> joined = chunks.get(0);
    for (int i = 1; i < chunks.size(); i++) {
      joined = joined(plan.pairings().get(i - 1), sides.get(i - 1), joined, chunks.get(i));
    }
    return joined;
  }

  private List<Chunk> joined(Pairing pairing, Side side, List<Chunk> left, List<Chunk> right) {
    TableJoin join = new TableJoin(pairing, side, "table");
    JoinTable table = table(join, side == Side.LEFT ? left : right);
    List<Chunk> joined = new ArrayList<>();
    MergeMarksFn merge = new MergeMarksFn();
    BitSet marks = merge.createAccumulator();
    Facts facts = new TableFact(table);
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

  private JoinTable table(TableJoin join, List<Chunk> chunks) {
    List<TablePiece> pieces = new ArrayList<>();
    for (List<Chunk> bundle : bundles(chunks)) {
      Collected<TablePiece> collected = new Collected<>();
      try (OperatorInstance collect =
          new CollectTable(join.tableColumns(), new TupleTag<>()).begin(Facts.NONE)) {
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

  private record TableFact(JoinTable table) implements Facts {

    @Override
    @SuppressWarnings("unchecked") // the operators of a join have one fact
    public <V> V of(PCollectionView<V> view) {
      return (V) List.of(table);
    }
  }
}
