package farm.analysis.join;

import farm.analysis.join.Pairing.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Decides which side of a join of two is held in memory: the next input if it is small, so that
 * rows keep the order of the first input; else the side with fewer bytes.
 *
 * @param side the side in memory
 * @param name the name of that side
 * @param streamed the name of the other side
 * @param bytes the size of the side in memory
 * @param reason the reason in words, to follow a comma
 */
record TableSide(Side side, String name, String streamed, long bytes, String reason) {

  /** The bytes of a small input. */
  static final long SMALL_BYTES = 32L << 20;

  /**
   * The sides in memory, in the order of the joins.
   *
   * @param inputs the sizes of the inputs in bytes, by their names
   * @param broadcast the inputs that must be held in memory
   */
  static List<TableSide> of(Map<String, Long> inputs, Collection<String> broadcast) {
    List<TableSide> sides = new ArrayList<>();
    String left = "";
    long leftBytes = 0;
    boolean isLeftNamed = false;
    for (Map.Entry<String, Long> next : inputs.entrySet()) {
      String name = next.getKey();
      long bytes = next.getValue();
      boolean isNamed = broadcast.contains(name);
      if (left.isEmpty()) {
        left = name;
        leftBytes = bytes;
        isLeftNamed = isNamed;
        continue;
      }
      boolean isNext = isNamed == isLeftNamed ? bytes <= Math.max(SMALL_BYTES, leftBytes) : isNamed;
      String reason =
          isNamed != isLeftNamed
              ? "because 'broadcast' names it"
              : bytes <= SMALL_BYTES ? "because it is small" : "because it is smaller";
      sides.add(
          isNext
              ? new TableSide(Side.RIGHT, name, left, bytes, reason)
              : new TableSide(Side.LEFT, left, name, leftBytes, reason));
      left = "%s with %s".formatted(left, name);
      leftBytes += bytes;
      isLeftNamed &= isNamed;
    }
    return sides;
  }

  /** The decision as a phrase. */
  String explanation() {
    return "%s (%,d bytes), %s; the rows of %s stream past it"
        .formatted(name, bytes, reason, streamed);
  }
}
