package farm.analysis.write;

import farm.analysis.chunk.Origin;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows of consecutive chunks that stand in a part file.
 *
 * @param first where the first chunk comes from, which is where the segment belongs
 * @param last where the last chunk comes from
 * @param file the part file's name
 * @param start the first byte in it
 * @param bytes how many bytes
 * @param rows how many rows
 */
public record Segment(Origin first, Origin last, String file, long start, long bytes, long rows)
    implements Serializable {

  /** These in the order of their rows. */
  public static List<Segment> inOrder(Iterable<Segment> segments) {
    List<Segment> sorted = new ArrayList<>();
    segments.forEach(sorted::add);
    sorted.sort(Comparator.comparing(Segment::first).thenComparing(s -> s.first().input()));
    return sorted;
  }

  /** Whether a chunk from {@code next} follows with nothing in between. */
  boolean isFollowedBy(Origin next) {
    return last.part() == next.part()
        && last.branch().equals(next.branch())
        && last.ordinal() + 1 == next.ordinal()
        && last.input().equals(next.input());
  }

  /** This segment with a chunk more. */
  Segment plus(Origin next, long moreBytes, long moreRows) {
    return new Segment(first, next, file, start, bytes + moreBytes, rows + moreRows);
  }
}
