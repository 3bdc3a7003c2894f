package farm.analysis.window;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.transforms.Combine;

/** Merges the first rows of several tasks, with their places. */
final class FirstRowsFn extends Combine.CombineFn<Chunk, Chunk, Chunk> {

  private final FirstRows.Wanted wanted;

  FirstRowsFn(FirstRows.Wanted wanted) {
    this.wanted = wanted;
  }

  @Override
  public Chunk createAccumulator() {
    return new FirstRows(wanted).rows();
  }

  @Override
  public Chunk addInput(Chunk merged, Chunk rows) {
    FirstRows both = new FirstRows(wanted);
    both.addPlaced(merged);
    both.addPlaced(rows);
    return both.rows();
  }

  @Override
  public Chunk mergeAccumulators(Iterable<Chunk> merged) {
    FirstRows all = new FirstRows(wanted);
    merged.forEach(all::addPlaced);
    return all.rows();
  }

  @Override
  public Chunk extractOutput(Chunk merged) {
    return merged;
  }
}
