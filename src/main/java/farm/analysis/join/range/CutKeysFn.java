package farm.analysis.join.range;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/**
 * Cuts the keys into ranges with about equally many keys each. The result has the least key of each
 * range but the first, in order. If there are fewer keys, there are fewer ranges.
 */
final class CutKeysFn extends Combine.CombineFn<Chunk, KeySample, Chunk> {

  private final KeyOrder order;
  private final int ranges;

  CutKeysFn(KeyOrder order, int ranges) {
    this.order = order;
    this.ranges = ranges;
  }

  @Override
  public KeySample createAccumulator() {
    return new KeySample(order.schema());
  }

  @Override
  public KeySample addInput(KeySample sample, Chunk keys) {
    sample.add(keys);
    return sample;
  }

  @Override
  public KeySample mergeAccumulators(Iterable<KeySample> samples) {
    KeySample merged = createAccumulator();
    samples.forEach(sample -> merged.add(sample.rows()));
    return merged;
  }

  @Override
  public Chunk extractOutput(KeySample sample) {
    Chunk keys = sample.rows();
    int[] sorted = order.order().sorted(keys);
    return keys.select(
        IntStream.range(1, ranges)
            .map(range -> (int) ((long) range * sorted.length / ranges))
            .filter(place -> place > 0)
            .distinct()
            .map(place -> sorted[place])
            .toArray());
  }

  @Override
  public Coder<KeySample> getAccumulatorCoder(CoderRegistry registry, Coder<Chunk> input) {
    return new KeySampleCoder(order.schema());
  }

  @Override
  public Coder<Chunk> getDefaultOutputCoder(CoderRegistry registry, Coder<Chunk> input) {
    return ChunkCoder.of(order.schema());
  }
}
