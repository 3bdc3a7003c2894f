package farm.analysis.aggregate.group;

import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowRoot;
import farm.analysis.operator.JoinedStep;
import farm.analysis.operator.RowsTogether;
import java.util.Collection;
import java.util.Optional;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/**
 * Gives the results of all groups to the operators that follow.
 *
 * <p>Rows are grouped in the step that reads them. One worker merges the pieces, puts the groups in
 * order and applies the operators.
 */
public final class GroupsRoot extends FlowRoot {

  private final Groups groups;

  private GroupsRoot(String name, Groups groups) {
    super(name, groups.spec.result());
    this.groups = groups;
  }

  /** Returns the results for these chunks. */
  public static ChunkFlow of(ChunkFlow chunks, AggregateSpec spec, ResultRows rows) {
    Branch<GroupPiece> pieces =
        chunks.into(branch -> new GroupChunks(spec, branch), new GroupPieceCoder(spec));
    Groups groups = new Groups(chunks.step(), spec, rows, pieces);
    return new GroupsRoot(chunks.step() + " results", groups).chunks();
  }

  @Override
  protected PCollectionTuple make(JoinedStep step) {
    GroupResults results =
        new GroupResults(groups.spec, groups.rows, step.isCounted(), step.operator());
    return groups.merged().apply(step.name(), step.parDo(new ResultsFn(results)));
  }

  @Override
  protected Optional<RowsTogether> keepTogether(Collection<String> columns) {
    return Optional.of(RowsTogether.ALL);
  }

  @Override
  protected FlowRoot again(String pass) {
    return new GroupsRoot(pass, groups);
  }

  /** The groups of all rows, which are merged once even if several passes need them. */
  private static final class Groups {

    private final String name;
    private final AggregateSpec spec;
    private final ResultRows rows;
    private final Branch<GroupPiece> pieces;
    private @Nullable PCollection<GroupTable> merged;

    Groups(String name, AggregateSpec spec, ResultRows rows, Branch<GroupPiece> pieces) {
      this.name = name;
      this.spec = spec;
      this.rows = rows;
      this.pieces = pieces;
    }

    PCollection<GroupTable> merged() {
      PCollection<GroupTable> known = merged;
      if (known == null) {
        known = pieces.collection().apply(name + " of all rows", PTransform.compose(this::merge));
        merged = known;
      }
      return known;
    }

    /** Merges per key, because Spark's runner would finish a global combination on the driver. */
    private PCollection<GroupTable> merge(PCollection<GroupPiece> all) {
      return all.apply(
              "OneKey", WithKeys.<Integer, GroupPiece>of(0).withKeyType(TypeDescriptors.integers()))
          .apply("Merge", Combine.perKey(new MergePiecesFn(spec, rows.maxGroups())))
          .apply("Groups", Values.create())
          .setCoder(new GroupTableCoder(spec));
    }
  }
}
