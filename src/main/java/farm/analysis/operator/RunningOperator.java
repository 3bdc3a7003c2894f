package farm.analysis.operator;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** An operator within a function of Beam, which begins with the first element's facts. */
public final class RunningOperator implements AutoCloseable {

  private final ChunkOperator operator;
  private @Nullable OperatorInstance instance;

  /** An operator that is yet to begin. */
  public RunningOperator(ChunkOperator operator) {
    this.operator = operator;
  }

  /** The instance; the first call begins it. */
  public OperatorInstance begun(Facts facts) {
    OperatorInstance known = instance;
    if (known == null) {
      known = operator.begin(facts);
      instance = known;
    }
    return known;
  }

  /** Ends a bundle. A runner may end one without elements while it waits for facts. */
  public void finish(DoFn<?, Object>.FinishBundleContext context) {
    if (instance != null) {
      instance.finish(
          new Outputs() {
            @Override
            public <T> void give(TupleTag<T> branch, T value) {
              GlobalWindow all = GlobalWindow.INSTANCE;
              context.output(branch, value, all.maxTimestamp(), all);
            }
          });
    }
  }

  @Override
  public void close() {
    if (instance != null) {
      instance.close();
      instance = null;
    }
  }
}
