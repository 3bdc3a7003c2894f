package farm.analysis.join.table;

import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowRoot;
import farm.analysis.operator.JoinedStep;
import farm.analysis.operator.Lazy;
import farm.analysis.operator.OneKey;
import java.util.BitSet;
import org.apache.beam.sdk.coders.BitSetCoder;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The rows of a join's table that no streamed row matches, in the order of the table. */
final class UnmatchedRoot extends FlowRoot {

  private final TableJoin join;
  private final TableView table;
  private final Lazy<PCollection<BitSet>> marks;

  private UnmatchedRoot(
      String name, TableJoin join, TableView table, Lazy<PCollection<BitSet>> marks) {
    super(name, join.pairing().result());
    this.join = join;
    this.table = table;
    this.marks = marks;
  }

  /**
   * Returns the rows, with the columns of the other side missing.
   *
   * @param streamed the chunks that stream past the table
   */
  static ChunkFlow of(String name, TableJoin join, TableView table, ChunkFlow streamed) {
    Branch<BitSet> marks =
        streamed
            .in(name)
            .into(branch -> new MarkMatches(join, table.view(), branch), BitSetCoder.of());
    Lazy<PCollection<BitSet>> merged =
        new Lazy<>(
            () ->
                marks
                    .collection()
                    .apply(name + " marks", OneKey.combine(new MergeMarksFn(), BitSetCoder.of())));
    return new UnmatchedRoot(name, join, table, merged).chunks();
  }

  @Override
  protected PCollectionTuple make(JoinedStep step) {
    return marks
        .value()
        .apply(
            step.name(),
            step.parDo(new UnmatchedFn(join, table.view(), step.operator()))
                .withSideInputs(table.view()));
  }

  @Override
  protected FlowRoot again(String pass) {
    return new UnmatchedRoot(pass, join, table, marks);
  }
}
