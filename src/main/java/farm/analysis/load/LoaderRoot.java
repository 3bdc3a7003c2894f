package farm.analysis.load;

import farm.analysis.operator.FlowRoot;
import farm.analysis.operator.JoinedStep;
import farm.analysis.operator.RowsTogether;
import java.util.Collection;
import java.util.Optional;
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
  private boolean readsWhole;

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
    TaskSource tasks = readsWhole ? loader.wholeTasks(sizes) : loader.tasks(sizes);
    return begin
        .apply("Tasks", Read.from(tasks))
        .apply(
            "Work", step.parDo(new WorkFn(step.operator(), loader.chunkSize(), step.isCounted())));
  }

  /** From then on, each input is one part, which one worker reads from start to end. */
  @Override
  protected Optional<RowsTogether> keepTogether(Collection<String> columns) {
    Optional<RowsTogether> kept = loader.keepTogether(columns);
    readsWhole |= kept.isPresent();
    return kept;
  }

  @Override
  protected FlowRoot again(String pass) {
    LoaderRoot next = new LoaderRoot(pass, loader, pipeline, sizes);
    next.readsWhole = readsWhole;
    return next;
  }
}
