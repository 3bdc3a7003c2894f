package farm.analysis.load;

import farm.analysis.operator.FlowRoot;
import farm.analysis.operator.JoinedStep;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The chunks of a loader, read in the step that works on them. */
final class LoaderRoot extends FlowRoot {

  private final DataLoader loader;
  private final Pipeline pipeline;
  private final ReadSizes sizes;

  /**
   * A read that isn't in the pipeline yet.
   *
   * @param sizes the sizes of the tasks of the read
   */
  LoaderRoot(String name, DataLoader loader, Pipeline pipeline, ReadSizes sizes) {
    super(name, loader.schema());
    this.loader = loader;
    this.pipeline = pipeline;
    this.sizes = sizes;
  }

  @Override
  protected PCollectionTuple make(JoinedStep step) {
    return pipeline.apply(
        step.name(), PTransform.<PBegin, PCollectionTuple>compose(begin -> read(begin, step)));
  }

  private PCollectionTuple read(PBegin begin, JoinedStep step) {
    return begin
        .apply("Tasks", Read.from(loader.tasks(sizes)))
        .apply(
            "Work", step.parDo(new WorkFn(step.operator(), loader.chunkSize(), step.isCounted())));
  }

  @Override
  protected FlowRoot again(String pass) {
    return new LoaderRoot(pass, loader, pipeline, sizes);
  }
}
