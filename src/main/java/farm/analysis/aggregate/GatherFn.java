package farm.analysis.aggregate;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Gives all shards one key, so that they come together. */
final class GatherFn extends DoFn<KV<Integer, GroupTable>, KV<Integer, GroupTable>> {

  @ProcessElement
  public void gather(
      @Element KV<Integer, GroupTable> shard, OutputReceiver<KV<Integer, GroupTable>> output) {
    output.output(KV.of(0, shard.getValue()));
  }
}
