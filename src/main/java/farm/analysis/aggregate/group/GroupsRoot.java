package farm.analysis.aggregate.group;

import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowRoot;
import farm.analysis.operator.JoinedStep;
import farm.analysis.operator.Lazy;
import farm.analysis.operator.OneKey;
import farm.analysis.operator.RowsTogether;
import java.util.Collection;
import java.util.Optional;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Gives the results of all groups to the operators that follow.
 *
 * <p>Rows are grouped in the step that reads them. One worker merges the pieces, puts the groups in
 * order and applies the operators.
 */
public final class GroupsRoot extends FlowRoot {

  private final AggregateSpec spec;
  private final ResultRows rows;
  private final Lazy<PCollection<GroupTable>> groups;

  private GroupsRoot(
      String name, AggregateSpec spec, ResultRows rows, Lazy<PCollection<GroupTable>> groups) {
    super(name, spec.result());
    this.spec = spec;
    this.rows = rows;
    this.groups = groups;
  }

  /** Returns the results for these chunks. */
  public static ChunkFlow of(ChunkFlow chunks, AggregateSpec spec, ResultRows rows) {
    Branch<GroupPiece> pieces =
        chunks.into(branch -> new GroupChunks(spec, branch), new GroupPieceCoder(spec));
    MergePiecesFn merge = new MergePiecesFn(spec, rows.maxGroups());
    Lazy<PCollection<GroupTable>> groups =
        new Lazy<>(
            () ->
                pieces
                    .collection()
                    .apply(
                        chunks.step() + " of all rows",
                        OneKey.combine(merge, new GroupTableCoder(spec))));
    return new GroupsRoot(chunks.step() + " results", spec, rows, groups).chunks();
  }

  @Override
  protected PCollectionTuple make(JoinedStep step) {
    GroupResults results = new GroupResults(spec, rows, step.isCounted(), step.operator());
    return groups.value().apply(step.name(), step.parDo(new ResultsFn(results)));
  }

  @Override
  protected Optional<RowsTogether> keepTogether(Collection<String> columns) {
    return Optional.of(RowsTogether.ALL);
  }

  @Override
  protected FlowRoot again(String pass) {
    return new GroupsRoot(pass, spec, rows, groups);
  }
}
