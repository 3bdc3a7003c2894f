package farm.analysis.write;

import farm.analysis.chunk.Origin;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of consecutive chunks in a part file.
 *
 * @param first the origin of the first chunk, which gives the order of the segment
 * @param last the origin of the last chunk
 * @param file the name of the part file
 * @param start the offset of the first byte in the part file
 * @param bytes the number of bytes
 * @param rows the number of rows
 */
public record Segment(Origin first, Origin last, String file, long start, long bytes, long rows)
    implements Serializable {

  /** The segments in the order of their rows. */
  public static List<Segment> inOrder(Iterable<Segment> segments) {
    List<Segment> sorted = new ArrayList<>();
    segments.forEach(sorted::add);
    sorted.sort(Comparator.comparing(Segment::first).thenComparing(s -> s.first().input()));
    return sorted;
  }

  /**
   * Returns true if a chunk with origin {@code next} is the next one in the input. For pieces of
   * chunks this isn't known.
   */
  boolean isFollowedBy(Origin next) {
    return last.isFollowedBy(next);
  }

  /** The first rows of this segment. */
  public Segment ofFirst(long count) {
    return new Segment(first, last, file, start, bytes, count);
  }

  /** This segment extended by a chunk. */
  Segment plus(Origin next, long moreBytes, long moreRows) {
    return new Segment(first, next, file, start, bytes + moreBytes, rows + moreRows);
  }
}
