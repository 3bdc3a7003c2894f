package farm.analysis.write;

import farm.analysis.operator.OneKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Publishes all outputs of a pipeline as its last step: {@code Publish.together(outputs)}. When the
 * parts of all outputs are written, it completes every output, then makes them all appear. The
 * result is their paths.
 */
public final class Publish extends PTransform<PCollectionList<Manifest>, PCollection<String>> {

  private final List<Finish<?>> outputs;

  private Publish(List<Finish<?>> outputs) {
    this.outputs = new ArrayList<>(outputs);
    this.outputs.sort(Comparator.comparing(Finish::locks));
  }

  /** Publishes these outputs together; there must be at least one. */
  public static PCollection<String> together(List<Written> outputs) {
    List<PCollection<Manifest>> manifests = new ArrayList<>();
    for (Written output : outputs) {
      output.manifests().forEach(branch -> manifests.add(branch.collection()));
    }
    List<Finish<?>> finishes = new ArrayList<>();
    outputs.forEach(output -> finishes.add(output.finish()));
    return PCollectionList.of(manifests).apply("Publish", new Publish(finishes));
  }

  @Override
  public PCollection<String> expand(PCollectionList<Manifest> manifests) {
    PCollection<Manifest> all =
        manifests.size() == 1
            ? manifests.get(0)
            : manifests.apply("AllOutputs", Flatten.pCollections());
    return all.apply("OneKey", OneKey.keys())
        .apply("AllParts", GroupByKey.create())
        .apply("Move", ParDo.of(new PublishFn(outputs)))
        .setCoder(StringUtf8Coder.of());
  }
}
