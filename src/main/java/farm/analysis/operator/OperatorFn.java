package farm.analysis.operator;

import farm.analysis.chunk.Chunk;
import java.util.Objects;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;

/** Works on the chunks of a collection. */
final class OperatorFn extends DoFn<Chunk, Object> {

  private final ChunkOperator operator;
  private transient @Nullable RunningOperator running;

  OperatorFn(ChunkOperator operator) {
    this.operator = operator;
  }

  @Setup
  public void setUp() {
    running = new RunningOperator(operator);
  }

  @ProcessElement
  public void add(ProcessContext context) {
    running().begun(context::sideInput).add(context.element(), context::output);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    running().finish(context);
  }

  @Teardown
  public void close() {
    if (running != null) {
      running.close();
    }
  }

  private RunningOperator running() {
    return Objects.requireNonNull(running);
  }
}
