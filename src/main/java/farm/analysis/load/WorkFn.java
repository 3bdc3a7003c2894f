package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import farm.analysis.operator.RunningOperator;
import java.util.Objects;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;

/**
 * Reads splits and works on their chunks. The end of a bundle ends the work on its rows. A runner
 * may repeat a split, elsewhere or after a failure, so the work has no effects besides its outputs.
 */
final class WorkFn extends DoFn<InputSplit, Object> {

  private final ChunkOperator operator;
  private final ChunkSize size;
  private final ReadCounts counts;
  private transient @Nullable RunningOperator running;

  /**
   * Works on chunks of this size.
   *
   * @param counted true to count rows; false if another read of the same input counts them
   */
  WorkFn(ChunkOperator operator, ChunkSize size, boolean counted) {
    this.operator = operator;
    this.size = size;
    this.counts = new ReadCounts(counted);
  }

  @Setup
  public void setUp() {
    running = new RunningOperator(operator);
  }

  @ProcessElement
  public void read(ProcessContext context) {
    OperatorInstance instance = running().begun(context::sideInput);
    Outputs outputs = context::output;
    try (InputSplit.OpenSplit open = context.element().open(size, 0)) {
      for (Chunk chunk = open.next(); chunk != null; chunk = open.next()) {
        counts.add(chunk);
        instance.add(chunk, outputs);
      }
      counts.end(open);
      long leftOut = open.counts().getOrDefault(DataLoader.LEFT_OUT, 0L);
      instance.leftOut(context.element().source().input(), leftOut);
    }
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
