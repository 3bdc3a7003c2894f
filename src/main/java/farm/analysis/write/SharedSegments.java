package farm.analysis.write;

import java.util.ArrayList;
import java.util.List;

/** The segments of one output that this JVM has written. */
final class SharedSegments {

  private List<Segment> segments = new ArrayList<>();

  synchronized void add(List<Segment> more) {
    segments.addAll(more);
  }

  /** All that were added since this was last asked. */
  synchronized List<Segment> takeAll() {
    List<Segment> all = segments;
    segments = new ArrayList<>();
    return all;
  }
}
