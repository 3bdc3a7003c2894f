package farm.analysis.join.range;

import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowRoot;
import farm.analysis.operator.JoinedStep;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * The rows of a join of two large inputs, in the order of their keys. Each range of keys is joined
 * by itself, in memory.
 */
public final class RangesRoot extends FlowRoot {

  private final KeyRanges ranges;

  private RangesRoot(String name, KeyRanges ranges) {
    super(name, ranges.join().pairing().result());
    this.ranges = ranges;
  }

  /** Returns the joined chunks. */
  public static ChunkFlow of(RangeJoin join, ChunkFlow left, ChunkFlow right) {
    String name = "%s %s".formatted(left.step(), join.right().name());
    return new RangesRoot(name, new KeyRanges(name, join, left, right)).chunks();
  }

  @Override
  protected PCollectionTuple make(JoinedStep step) {
    return ranges
        .grouped()
        .apply(step.name(), step.parDo(new JoinRangeFn(ranges.join(), step.operator())));
  }

  @Override
  protected FlowRoot again(String pass) {
    return new RangesRoot(pass, ranges);
  }
}
