package farm.analysis.load;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The parts of one or many inputs that one worker reads from start to end.
 *
 * <p>Its places are numbered {@code part index << 32 | chunk ordinal}, so a range of numbers
 * describes the chunks left to read.
 *
 * @param id an id that is unique among the lanes of all reads in a JVM
 * @param burstBytes the bytes of chunks to output before other lanes get their turn
 */
record Lane(String id, List<Part> parts, ChunkSize chunkSize, long burstBytes)
    implements Serializable {

  private static final int ORDINAL_BITS = 32;

  Lane {
    parts = List.copyOf(parts);
  }

  /** The first place of the part with this index in the lane. */
  static long place(int partIndex) {
    return (long) partIndex << ORDINAL_BITS;
  }

  static int partIndex(long place) {
    return (int) (place >>> ORDINAL_BITS);
  }

  static long ordinal(long place) {
    return place & ((1L << ORDINAL_BITS) - 1);
  }

  /** The place after the last chunk. */
  long end() {
    return place(parts.size());
  }

  /**
   * Deals the ranges of all inputs out to at most {@code count} lanes. Each range goes to the lane
   * with the fewest bytes so far, so neighbours are read at the same time and lanes end together.
   */
  static List<Lane> plan(
      Inputs inputs, ChunkSize size, int count, long partBytes, long burstBytes) {
    List<List<Part>> lanes = new ArrayList<>();
    long[] bytes = new long[count];
    for (int lane = 0; lane < count; lane++) {
      lanes.add(new ArrayList<>());
    }
    for (Part part : Part.of(inputs, partBytes)) {
      int least = indexOfLeast(bytes);
      lanes.get(least).add(part);
      bytes[least] += part.range().bytes() + 1;
    }
    String read = UUID.randomUUID().toString();
    List<Lane> planned = new ArrayList<>();
    for (List<Part> parts : lanes) {
      if (!parts.isEmpty()) {
        planned.add(new Lane(read + "/" + planned.size(), parts, size, burstBytes));
      }
    }
    return planned;
  }

  private static int indexOfLeast(long[] values) {
    int least = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[least]) {
        least = i;
      }
    }
    return least;
  }
}
