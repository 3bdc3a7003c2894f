package farm.analysis.write;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Publishes all outputs of a run, and gives their paths. */
final class PublishFn extends DoFn<KV<Integer, Iterable<Manifest>>, String> {

  private final ArrayList<Finish<?>> outputs;

  /** A function for these outputs, which are completed in this order. */
  PublishFn(List<Finish<?>> outputs) {
    this.outputs = new ArrayList<>(outputs);
  }

  @ProcessElement
  public void publish(
      @Element KV<Integer, Iterable<Manifest>> manifests, OutputReceiver<String> paths) {
    Publication.publish(outputs, manifests.getValue());
    outputs.forEach(output -> paths.output(output.path()));
  }
}
