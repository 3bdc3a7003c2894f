package farm.analysis.aggregate;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Combine;

/** Brings the tables of all shards together, as they are. */
final class ListTablesFn extends Combine.CombineFn<GroupTable, List<GroupTable>, List<GroupTable>> {

  private final AggregateSpec spec;

  ListTablesFn(AggregateSpec spec) {
    this.spec = spec;
  }

  @Override
  public List<GroupTable> createAccumulator() {
    return new ArrayList<>();
  }

  @Override
  public List<GroupTable> addInput(List<GroupTable> all, GroupTable table) {
    all.add(table);
    return all;
  }

  @Override
  public List<GroupTable> mergeAccumulators(Iterable<List<GroupTable>> lists) {
    List<GroupTable> all = createAccumulator();
    lists.forEach(all::addAll);
    return all;
  }

  @Override
  public List<GroupTable> extractOutput(List<GroupTable> all) {
    return all;
  }

  @Override
  public Coder<List<GroupTable>> getAccumulatorCoder(
      CoderRegistry registry, Coder<GroupTable> input) {
    return coder();
  }

  @Override
  public Coder<List<GroupTable>> getDefaultOutputCoder(
      CoderRegistry registry, Coder<GroupTable> input) {
    return coder();
  }

  Coder<List<GroupTable>> coder() {
    return ListCoder.of(new GroupTableCoder(spec));
  }
}
