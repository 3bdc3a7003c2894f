package farm.analysis.write;

import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * What is done when all parts of an output are written.
 *
 * @param once whether the runner does this just once, so that parts aren't needed any more
 */
record FinishOutput(OutputFile file, JoinParts parts, boolean once) implements Serializable {

  /** Makes the output of parts in any order, and gives its path. */
  String finish(List<Segment> segments) {
    List<Segment> inOrder = Segment.inOrder(segments);
    parts.join(inOrder);
    if (once) {
      file.deleteParts();
    }
    Metrics.counter(Output.class, Output.ROWS).inc(inOrder.stream().mapToLong(Segment::rows).sum());
    return file.path();
  }
}
