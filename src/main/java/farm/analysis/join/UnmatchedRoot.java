package farm.analysis.join;

import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowRoot;
import farm.analysis.operator.JoinedStep;
import java.util.BitSet;
import org.apache.beam.sdk.coders.BitSetCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/** The rows of a join's table that no streamed row matches, in the order of the table. */
final class UnmatchedRoot extends FlowRoot {

  private final Unmatched unmatched;

  private UnmatchedRoot(String name, Unmatched unmatched) {
    super(name, unmatched.join.pairing().result());
    this.unmatched = unmatched;
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
    return new UnmatchedRoot(name, new Unmatched(name, join, table, marks)).chunks();
  }

  @Override
  protected PCollectionTuple make(JoinedStep step) {
    return unmatched
        .marks()
        .apply(
            step.name(),
            step.parDo(new UnmatchedFn(unmatched.join, unmatched.table.view(), step.operator()))
                .withSideInputs(unmatched.table.view()));
  }

  @Override
  protected FlowRoot again(String pass) {
    return new UnmatchedRoot(pass, unmatched);
  }

  /** The marks of all streamed rows, which are merged once even if several passes need them. */
  private static final class Unmatched {

    private final String name;
    private final TableJoin join;
    private final TableView table;
    private final Branch<BitSet> marks;
    private @Nullable PCollection<BitSet> merged;

    Unmatched(String name, TableJoin join, TableView table, Branch<BitSet> marks) {
      this.name = name;
      this.join = join;
      this.table = table;
      this.marks = marks;
    }

    PCollection<BitSet> marks() {
      PCollection<BitSet> known = merged;
      if (known == null) {
        known = marks.collection().apply(name + " marks", PTransform.compose(Unmatched::merge));
        merged = known;
      }
      return known;
    }

    private static PCollection<BitSet> merge(PCollection<BitSet> all) {
      return all.apply(
              "OneKey", WithKeys.<Integer, BitSet>of(0).withKeyType(TypeDescriptors.integers()))
          .apply("Merge", Combine.perKey(new MergeMarksFn()))
          .apply("Marks", Values.create())
          .setCoder(BitSetCoder.of());
    }
  }
}
