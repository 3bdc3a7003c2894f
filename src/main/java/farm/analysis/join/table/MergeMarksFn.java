package farm.analysis.join.table;

import java.util.BitSet;
import org.apache.beam.sdk.transforms.Combine;

/** Merges marks: a group is marked if it is in any of them. */
final class MergeMarksFn extends Combine.CombineFn<BitSet, BitSet, BitSet> {

  @Override
  public BitSet createAccumulator() {
    return new BitSet();
  }

  @Override
  public BitSet addInput(BitSet merged, BitSet marks) {
    merged.or(marks);
    return merged;
  }

  @Override
  public BitSet mergeAccumulators(Iterable<BitSet> all) {
    BitSet merged = createAccumulator();
    all.forEach(merged::or);
    return merged;
  }

  @Override
  public BitSet extractOutput(BitSet merged) {
    return merged;
  }
}
