package farm.analysis.join.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.join.pair.EncodedRows;
import farm.analysis.join.pair.LocalRun;
import farm.analysis.join.pair.Pairing;
import farm.analysis.join.pair.Pairing.Side;
import farm.analysis.operator.Collected;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.values.TupleTag;

/** Runs the operators of a join with a table without a pipeline. */
public record LocalTableJoin(LocalRun run) {

  /** The chunks of the result in the order of their origins. */
  public List<Chunk> chunks(Pairing pairing, Side side, List<Chunk> left, List<Chunk> right) {
    TableJoin join = new TableJoin(pairing, side, "table");
    JoinTable table = table(join, side == Side.LEFT ? left : right);
    List<Chunk> joined = new ArrayList<>();
    MergeMarksFn merge = new MergeMarksFn();
    BitSet marks = merge.createAccumulator();
    Facts facts = LocalRun.facts(table);
    for (List<Chunk> bundle : run.bundles(side == Side.LEFT ? right : left)) {
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
    List<EncodedRows> pieces = new ArrayList<>();
    for (List<Chunk> bundle : run.bundles(chunks)) {
      Collected<EncodedRows> collected = new Collected<>();
      try (OperatorInstance collect = new CollectTable(join, new TupleTag<>()).begin(Facts.NONE)) {
        bundle.forEach(chunk -> collect.add(chunk, collected));
        collect.finish(collected);
      }
      pieces.addAll(collected.values());
    }
    Collections.shuffle(pieces, run.random());
    MergeTableFn merge = new MergeTableFn(join);
    return merge.extractOutput(merge.mergeAccumulators(pieces));
  }
}
