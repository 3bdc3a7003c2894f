package farm.analysis.join.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.join.pair.KeyIndex;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.util.BitSet;
import java.util.List;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/** Marks the groups of a table that streamed rows match, and emits the marks of each bundle. */
record MarkMatches(
    TableJoin join, PCollectionView<Iterable<JoinTable>> view, TupleTag<BitSet> branch)
    implements ChunkOperator {

  @Override
  public List<PCollectionView<?>> facts() {
    return List.of(view);
  }

  @Override
  public OperatorInstance begin(Facts known) {
    KeyIndex index = known.of(view).iterator().next().index();
    return new Instance(index.finder(join.pairing().keyColumns(join.streamed())));
  }

  private final class Instance implements OperatorInstance {

    private final KeyIndex.Finder finder;
    private BitSet marks = new BitSet();

    Instance(KeyIndex.Finder finder) {
      this.finder = finder;
    }

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      KeyIndex.mark(finder.groupsOf(chunk), chunk.rowCount(), marks);
    }

    @Override
    public void finish(Outputs outputs) {
      outputs.give(branch, marks);
      marks = new BitSet();
    }
  }
}
