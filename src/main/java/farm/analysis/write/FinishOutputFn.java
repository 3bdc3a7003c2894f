package farm.analysis.write;

import farm.analysis.shared.SharedObject;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Finishes an output when all its parts are written, and gives its path. */
final class FinishOutputFn extends DoFn<KV<Integer, Iterable<List<Segment>>>, String> {

  private final FinishOutput end;
  private final @Nullable SharedObject<SharedSegments> sharedSegments;
  private transient @Nullable SharedSegments shared;

  /**
   * Finishes an output.
   *
   * @param sharedSegments what the parts hold; null if it comes as elements
   */
  FinishOutputFn(FinishOutput end, @Nullable SharedObject<SharedSegments> sharedSegments) {
    this.end = end;
    this.sharedSegments = sharedSegments;
  }

  @Setup
  public void open() {
    shared = sharedSegments == null ? null : sharedSegments.open();
  }

  @Teardown
  public void close() {
    if (sharedSegments != null && shared != null) {
      sharedSegments.close();
      shared = null;
    }
  }

  @ProcessElement
  public void finish(
      @Element KV<Integer, Iterable<List<Segment>>> parts, OutputReceiver<String> path) {
    path.output(end.finish(shared == null ? all(parts.getValue()) : shared.takeAll()));
  }

  private static List<Segment> all(Iterable<List<Segment>> lists) {
    List<Segment> all = new ArrayList<>();
    lists.forEach(all::addAll);
    return all;
  }
}
