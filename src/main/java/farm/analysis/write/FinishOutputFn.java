package farm.analysis.write;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Finishes an output when all its parts are written, and gives its path. */
final class FinishOutputFn extends DoFn<KV<Integer, Iterable<List<Segment>>>, String> {

  private final FinishOutput end;

  FinishOutputFn(FinishOutput end) {
    this.end = end;
  }

  @ProcessElement
  public void finish(
      @Element KV<Integer, Iterable<List<Segment>>> parts, OutputReceiver<String> path) {
    List<Segment> all = new ArrayList<>();
    parts.getValue().forEach(all::addAll);
    path.output(end.finish(all));
  }
}
