package farm.analysis.aggregate.group;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/**
 * Merges pieces of groups. A runner may keep a merged piece until all pieces have arrived, so
 * {@link #compact} seals it.
 */
final class MergePiecesFn extends Combine.CombineFn<GroupPiece, GroupPiece, GroupTable> {

  private final AggregateSpec spec;
  private final GroupTableCoder tables;
  private final long maxGroups;

  /**
   * Creates a function that fails if the pieces together have more than {@code maxGroups} groups.
   */
  MergePiecesFn(AggregateSpec spec, long maxGroups) {
    this.spec = spec;
    this.tables = new GroupTableCoder(spec);
    this.maxGroups = maxGroups;
  }

  @Override
  public GroupPiece createAccumulator() {
    return GroupPiece.of(new GroupTable(spec));
  }

  @Override
  public GroupPiece addInput(GroupPiece merged, GroupPiece piece) {
    GroupTable table = merged.open(tables);
    table.merge(piece.open(tables));
    GroupLimit.check(table, maxGroups);
    return GroupPiece.of(table);
  }

  @Override
  public GroupPiece mergeAccumulators(Iterable<GroupPiece> pieces) {
    GroupPiece merged = createAccumulator();
    for (GroupPiece piece : pieces) {
      merged = addInput(merged, piece);
    }
    return merged;
  }

  @Override
  public GroupPiece compact(GroupPiece merged) {
    return merged.sealed(tables);
  }

  @Override
  public GroupTable extractOutput(GroupPiece merged) {
    return merged.open(tables);
  }

  @Override
  public Coder<GroupPiece> getAccumulatorCoder(CoderRegistry registry, Coder<GroupPiece> input) {
    return new GroupPieceCoder(spec);
  }

  @Override
  public Coder<GroupTable> getDefaultOutputCoder(CoderRegistry registry, Coder<GroupPiece> input) {
    return tables;
  }
}
