package farm.analysis.load;

import farm.analysis.shared.SharedObject;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;

/** Reads lanes that wait for something else, on a runner that does everything in this JVM. */
final class ReadLanesFn<T> extends DoFn<Lane, T> {

  private final LaneStage<T> stage;
  private final SharedObject<AtomicInteger> lanesLeft;
  private transient @Nullable AtomicInteger left;
  private transient @Nullable LaneWork<T> work;

  /** Reads so many lanes. */
  ReadLanesFn(LaneStage<T> stage, int lanes) {
    this.stage = stage;
    this.lanesLeft = new SharedObject<>(() -> new AtomicInteger(lanes));
  }

  @Setup
  public void open() {
    left = lanesLeft.open();
    work = stage.begin();
  }

  @ProcessElement
  public void read(@Element Lane lane, OutputReceiver<T> receiver) {
    LaneWork<T> reader = Objects.requireNonNull(work);
    Consumer<T> output = receiver::output;
    reader.read(lane, output);
    if (Objects.requireNonNull(left).decrementAndGet() == 0) {
      reader.end(output);
    }
  }

  @Teardown
  public void close() {
    if (work != null) {
      work.close();
      work = null;
    }
    if (left != null) {
      lanesLeft.close();
      left = null;
    }
  }
}
