package farm.analysis.write;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Publishes all outputs of a run, and emits their paths. */
final class PublishFn extends DoFn<KV<Integer, Iterable<Manifest>>, String> {

  private final ArrayList<Finish<?>> outputs;

  /** Takes the outputs in the order in which they are completed. */
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
