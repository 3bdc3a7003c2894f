package farm.analysis.write;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Collects the segments of a file, in any order. */
final class CollectSegmentsFn extends CombineFn<List<Segment>, List<Segment>, List<Segment>> {

  static Coder<List<Segment>> coder() {
    return ListCoder.of(SerializableCoder.of(Segment.class));
  }

  @Override
  public List<Segment> createAccumulator() {
    return new ArrayList<>();
  }

  @Override
  public List<Segment> addInput(List<Segment> segments, List<Segment> more) {
    segments.addAll(more);
    return segments;
  }

  @Override
  public List<Segment> mergeAccumulators(Iterable<List<Segment>> some) {
    List<Segment> all = new ArrayList<>();
    some.forEach(all::addAll);
    return all;
  }

  @Override
  public List<Segment> extractOutput(List<Segment> segments) {
    return segments;
  }

  @Override
  public Coder<List<Segment>> getAccumulatorCoder(
      CoderRegistry registry, Coder<List<Segment>> input) {
    return coder();
  }

  @Override
  public Coder<List<Segment>> getDefaultOutputCoder(
      CoderRegistry registry, Coder<List<Segment>> input) {
    return coder();
  }
}
